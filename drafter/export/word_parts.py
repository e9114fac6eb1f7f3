"""The parts of a Word package as trees: which holds the text, which its comments, and how a new one is declared.

Source: ECMA-376 part 2 (relationships, content types); both its dialects, transitional and strict, are taken.
"""

from __future__ import annotations

import posixpath
from itertools import count

from drafter.errors import DrafterError
from drafter.export.word_package import DAMAGED, WordPackage
from drafter.export.word_ranges import namespace
from drafter.markup import DamagedMarkupError, Element, UnsafeMarkupError, local, parse_markup

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The namespaces of the text in the two dialects."""
_OFFICE_DOCUMENT = "/officeDocument"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS = "comments.xml"
_ROOT_RELATIONS = "_rels/.rels"
_CONTENT_TYPES = "[Content_Types].xml"


class WordParts:
    """The text of a package and its comments, to be changed and written back.

    Args:
        package: The package.

    Raises:
        DrafterError: It holds no Word text, or its markup is damaged or unsafe.
    """

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._changed: dict[str, bytes] = {}
        relation = _relation(self._tree(_ROOT_RELATIONS), _OFFICE_DOCUMENT)
        target = str(relation.get("Target") or "") if relation is not None else ""
        name = package.name(target) if target else None
        if relation is None or name is None:
            raise DrafterError("里面没有 Word 正文，请用 Word 或 WPS 打开，另存为 .docx 后再试")
        self._name = name
        self._office = str(relation.get("Type")).removesuffix(_OFFICE_DOCUMENT)
        self.document = self._tree(name)
        """`w:document`."""
        if namespace(self.document) not in WORD:
            raise DrafterError("里面没有 Word 正文，请用 Word 或 WPS 打开，另存为 .docx 后再试")

    def comments(self) -> Element | None:
        """Return `w:comments`, None where the document has no comments."""
        name = self._comments_name()
        return self._tree(name) if name else None

    def written(self, comments: Element | None = None) -> bytes:
        """Return the package with the document as it is now and, where given, these comments."""
        self._changed[self._name] = _serialized(self.document)
        if comments is not None:
            name = self._comments_name() or self._declare_comments()
            self._changed[name] = _serialized(comments)
        return self._package.replaced(self._changed)

    def _comments_name(self) -> str | None:
        relations = self._package.read(self._relations_name())
        relation = _relation(_parsed(relations), "/comments") if relations else None
        if relation is None or relation.get("TargetMode") == "External":
            return None
        target = posixpath.join("/", posixpath.dirname(self._name), str(relation.get("Target") or ""))
        return self._package.name(posixpath.normpath(target))

    def _relations_name(self) -> str:
        folder, name = posixpath.split(self._name)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        return self._package.name(path) or path

    def _declare_comments(self) -> str:
        """Name a new part among the relations of the document and the content types."""
        folder = posixpath.dirname(self._name)
        names = (posixpath.join(folder, f"{number or ''}{_COMMENTS}") for number in count())
        part = next(name for name in names if self._package.name(name) is None)
        relations_name = self._relations_name()
        relations = self._tree(relations_name)
        taken = {item.get("Id") for item in relations if local(item)}
        relation = relations.makeelement(f"{{{namespace(relations)}}}Relationship")
        relation.set("Id", next(key for key in (f"rIdDrafter{n}" for n in count(1)) if key not in taken))
        relation.set("Type", f"{self._office}/comments")
        relation.set("Target", posixpath.basename(part))
        relations.append(relation)
        self._changed[relations_name] = _serialized(relations)
        types = self._tree(_CONTENT_TYPES)
        override = types.makeelement(f"{{{namespace(types)}}}Override")
        override.set("PartName", f"/{part}")
        override.set("ContentType", _COMMENTS_TYPE)
        types.append(override)
        self._changed[self._package.name(_CONTENT_TYPES) or _CONTENT_TYPES] = _serialized(types)
        return part

    def _tree(self, name: str) -> Element:
        data = self._package.read(name)
        if not data:
            raise DrafterError("里面没有 Word 正文，请用 Word 或 WPS 打开，另存为 .docx 后再试")
        return _parsed(data)


def _relation(relations: Element, suffix: str) -> Element | None:
    return next((item for item in relations if str(item.get("Type") or "").endswith(suffix)), None)


def _parsed(data: bytes) -> Element:
    try:
        return parse_markup(data)
    except UnsafeMarkupError as error:
        raise DrafterError("文件里有不安全的 XML 声明，或内容大得不像文档，没有打开") from error
    except DamagedMarkupError as error:
        raise DrafterError(DAMAGED) from error


def _serialized(root: Element) -> bytes:
    from lxml import etree  # noqa: PLC0415 - a heavy import

    data: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
