"""The genogram's parts: who stands where, the lines between the generations, figures, legend and sheet."""
