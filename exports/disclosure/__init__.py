"""What is recorded about one person, gathered for that person (METHOD § 6: the authority examines it first).

disclosure    what is handed on: meetings, items, passages, as frozen values without anybody else's name
person        whom it is about, and how words are theirs or somebody else's
names         everybody else by role, and others' names hidden in words
words         which words may be told, and which wait for the authority
standing, happened, everyday, mentions    the items of each part of a session
gathering     all sessions → a disclosure
from_archive  an open archive → what is gathered; a disclosure, logged: the same for the app and the command line
front         the first page
markdown      a disclosure → a text
"""
