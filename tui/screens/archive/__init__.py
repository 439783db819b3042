"""The archive on the screen: its keys, its log, its versions, what is wrong and what is to go."""
