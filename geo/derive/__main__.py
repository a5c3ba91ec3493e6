"""Make the derived files of `data/gazetteer/` again: `python -m geo.derive [--geopackage world_map.gpkg]`.

Without a path the package `qgis-common` is fetched with Debian's own tools; where there are none, the outlines stay.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from geo.derive.boundaries import write_boundaries
from geo.derive.geonames import update_places

_PACKAGE = "qgis-common"
_MEMBER = "usr/share/qgis/resources/data/world_map.gpkg"


def main() -> int:
    """Both files, one after the other; 0 when both were made, 1 when the outlines could not be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geopackage", type=Path, help="Natural Earth as qgis-common ships it")
    options = parser.parse_args()
    update_places()
    if options.geopackage is not None:
        write_boundaries(options.geopackage)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            write_boundaries(_fetched(Path(folder)))
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"The outlines stay as they are: {_PACKAGE} cannot be fetched ({error}). Give --geopackage.")
            return 1
    return 0


def _fetched(folder: Path) -> Path:
    """The GeoPackage out of Debian's package, downloaded into a folder."""
    subprocess.run(["apt-get", "download", _PACKAGE], cwd=folder, check=True)
    package = next(folder.glob(f"{_PACKAGE}_*.deb"))
    subprocess.run(["dpkg-deb", "-x", package.name, "."], cwd=folder, check=True)
    return folder / _MEMBER


if __name__ == "__main__":
    sys.exit(main())
