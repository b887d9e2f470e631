"""The extension reads NumPy's arrays as builds with the GIL lay them out, so free-threaded ones refuse it."""

import sysconfig

if sysconfig.get_config_var("Py_GIL_DISABLED"):
    collect_ignore = ["test_arrays.py", "test_files.py", "test_logs.py"]
else:
    collect_ignore = ["test_refusal.py"]
