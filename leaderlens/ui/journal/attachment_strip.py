"""The pictures and files of an entry, below its words. Thumbnails live in memory only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.domain.journal import Attachment
from leaderlens.i18n import _, ngettext
from leaderlens.ui.journal.removable_chip import AddButton
from leaderlens.ui.journal.thumbnail import SIDE
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON, Type
from leaderlens.ui.style.painting import box, focus_ring, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton
from leaderlens.ui.widgets.labels import Small
from leaderlens.ui.widgets.layouts import FlowRow


def size_words(size: int) -> str:
    """A size in words: ``340 kB``, ``2.4 MB``."""
    if size < 1_000_000:
        return _("{size} kB").format(size=max(1, round(size / 1_000)))
    return _("{size} MB").format(size=f"{size / 1_000_000:.1f}")


class AttachmentTile(PaintedButton):
    """One picture or file. ``clicked`` asks what to do with it; ``removed`` for Delete."""

    removed = Signal()

    def __init__(self, attachment: Attachment) -> None:
        self.attachment = attachment
        self._image: QImage | None = None
        super().__init__(attachment.name)
        kind = _("picture") if attachment.is_image else _("file")
        self.setAccessibleName(
            _("{name}, {kind}, {size}").format(name=attachment.name, kind=kind, size=size_words(attachment.size))
        )
        self.setToolTip(f"{attachment.name}  {size_words(attachment.size)}")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """The thumbnail has been made."""
        self._image = None if image.isNull() else image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        side = look.metrics.icon(SIDE // 2)
        if self._image is not None:
            width = round(side * min(1.8, self._image.width() / max(1, self._image.height())))
            return QSize(max(side // 2, width), side)
        words = min(look.font_metrics(Type.SMALL).horizontalAdvance(self.text()), look.metrics.text(180))
        return QSize(words + look.metrics.icon(18) + look.metrics.space(36), side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        box(painter, area, RADIUS_BUTTON, t.sunken, t.line_strong if self.underMouse() else t.line)
        if self._image is not None:
            self._paint_image(painter, area.adjusted(1, 1, -1, -1), self._image)
        else:
            side = look.metrics.icon(18)
            left = look.metrics.space(12)
            spot = QRect(left, (self.height() - side) // 2, side, side)
            icon = "image" if self.attachment.is_image else "file-text"
            draw_icon(painter, icon, QRectF(placed(self, spot)), t.ink2)
            inset = left + side + look.metrics.space(10)
            room = QRect(inset, 0, self.width() - inset - look.metrics.space(10), self.height())
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(QColor(t.ink))
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room.width())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(placed(self, room), flags, words)
        if self.ring:
            focus_ring(painter, area, RADIUS_BUTTON, t.focus)

    @staticmethod
    def _paint_image(painter: QPainter, area: QRectF, image: QImage) -> None:
        path = QPainterPath()
        path.addRoundedRect(area, RADIUS_BUTTON - 1, RADIUS_BUTTON - 1)
        painter.save()
        painter.setClipPath(path)
        share = max(area.width() / max(1, image.width()), area.height() / max(1, image.height()))
        width, height = image.width() * share, image.height() * share
        painter.drawImage(QRectF(area.center().x() - width / 2, area.center().y() - height / 2, width, height), image)
        painter.restore()


class AttachmentStrip(QWidget):
    """``save_wished(id, path)`` to a place the person chose, ``remove_wished(id)``, ``thumbnail_wished(id)``.

    Where there is little height (:meth:`set_brief`) it takes none: ``fold``, which stands elsewhere, says how many
    there are and shows them while it is pressed.
    """

    save_wished = Signal(str, str)
    remove_wished = Signal(str)
    thumbnail_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: dict[str, AttachmentTile] = {}
        self.row = FlowRow(gap=8)
        self.limits = Small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.row)
        column.addWidget(self.limits)
        self.limits.hide()
        self.fold = AddButton("", self, icon="paperclip")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._fit)
        self._brief = False
        self._fit()

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        """Show what an entry carries; nothing takes no room."""
        if [one.id for one in attachments] == list(self.tiles):
            return
        self.row.clear()
        self.tiles = {}
        for attachment in attachments:
            tile = AttachmentTile(attachment)
            tile.clicked.connect(lambda _on=False, known=attachment.id: self._ask(known))
            tile.removed.connect(lambda known=attachment.id: self.remove_wished.emit(known))
            self.tiles[attachment.id] = tile
            self.row.add(tile)
            if attachment.is_image:
                self.thumbnail_wished.emit(attachment.id)
        self._fit()

    def set_brief(self, *, brief: bool) -> None:
        """Whether the words need the height."""
        if brief is not self._brief:
            self._brief = brief
            self._fit()

    def show_thumbnail(self, attachment_id: str, image: QImage) -> None:
        """A thumbnail has been made."""
        tile = self.tiles.get(attachment_id)
        if tile is not None:
            tile.show_image(image)
            self.row.updateGeometry()

    def menu_for(self, attachment_id: str) -> QMenu:
        """What can be done with one: nothing opens by itself, and nothing is written but where the person says."""
        tile = self.tiles[attachment_id]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Save a copy…"), lambda: self._save(attachment_id))
        menu.addAction(_("Take it out of this entry"), lambda: self.remove_wished.emit(attachment_id))
        menu.setAccessibleName(tile.attachment.name)
        return menu

    def _fit(self) -> None:
        count = len(self.tiles)
        words = ngettext("{count} file", "{count} files", count).format(count=count)
        self.fold.setText(words)
        action = _("{files}. Put them away") if self.fold.isChecked() else _("{files}. Show them")
        self.fold.setAccessibleName(action.format(files=words))
        self.fold.setVisible(self._brief and count > 0)
        self.setVisible(count > 0 and (self.fold.isChecked() or not self._brief))

    def _ask(self, attachment_id: str) -> None:
        tile = self.tiles[attachment_id]
        self.menu_for(attachment_id).popup(tile.mapToGlobal(tile.rect().bottomLeft()))

    def _save(self, attachment_id: str) -> None:
        name = self.tiles[attachment_id].attachment.name
        title = _("Where to save a copy. It is not encrypted there.")
        path, _kind = QFileDialog.getSaveFileName(self, title, name)
        if path:
            self.save_wished.emit(attachment_id, path)
