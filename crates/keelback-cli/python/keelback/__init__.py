"""The build backend: hooks of PEP 517 and PEP 660, each of which is one call of the tool.

Arguments for the tool come from the config setting `build-args` (or `maturin.build-args`), as in
`pip wheel . --config-settings=build-args="--features fast"`, else from `KEELBACK_PEP517_ARGS` or
`MATURIN_PEP517_ARGS`.
"""

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    return _call("build-wheel", "--out", wheel_directory, settings=config_settings)


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    return _call("build-wheel", "--editable", "--out", wheel_directory, settings=config_settings)


def build_sdist(sdist_directory, config_settings=None):
    return _call("write-sdist", "--sdist-directory", sdist_directory)


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    words = ["--metadata-directory", metadata_directory]
    return _call("write-dist-info", *words, settings=config_settings)


def get_requires_for_build_wheel(config_settings=None):
    return []


get_requires_for_build_editable = get_requires_for_build_wheel
get_requires_for_build_sdist = get_requires_for_build_wheel
prepare_metadata_for_build_editable = prepare_metadata_for_build_wheel


def _call(hook, *words, settings=None):
    # Programs that import `keelback.hook` import this too, and are not to wait for what only builds need.
    from ._tool import answer, arguments

    return answer(hook, *words, *arguments(settings or {}))
