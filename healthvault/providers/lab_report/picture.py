"""The process that makes a plain JPEG of a picture: upright, no larger than is read, without what it says of
where and with what it was taken. A picture that does not open is told by exit status 3.
"""

import sys
import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

REFUSED = 3
LONGEST_EDGE_PX = 2000
"""Source: our convention: at A4 that is 170 dots an inch, at which small print is read."""
_MOST_PIXELS = 60_000_000
_QUALITY = 85


def plain_picture(data: bytes) -> bytes:
    """A picture as JPEG.

    Raises:
        ValueError: it is none, is damaged, or unfolds too far.
    """
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF", "TIFF")) as opened:
                upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (
        UnidentifiedImageError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
        OSError,
    ) as error:
        raise ValueError from error
    upright.thumbnail((LONGEST_EDGE_PX, LONGEST_EDGE_PX))
    bare, written = Image.new("RGB", upright.size), BytesIO()
    bare.paste(upright)
    bare.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def main() -> int:
    """Make one picture plain."""
    try:
        made = plain_picture(sys.stdin.buffer.read())
    except (ValueError, SyntaxError, OverflowError):
        return REFUSED
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
