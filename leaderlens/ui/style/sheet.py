"""The one style sheet: every Qt control dressed from tokens and metrics, so that no default grey shows anywhere.

It speaks of colours and boxes only. Fonts are set on the application and on our own widgets: a font in the sheet would
overrule ``setFont``. What needs more than a box (buttons, chips, the rail, the rating scale) paints itself.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from leaderlens.resources import resource
from leaderlens.ui.style.metrics import RADIUS_BUTTON, RADIUS_CARD, RADIUS_INPUT, Metrics
from leaderlens.ui.style.tokens import Tokens

_FIELDS = "QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox"


def sheet_for(tokens: Tokens, metrics: Metrics) -> str:
    """The application's style sheet for one theme at one text size."""
    parts = (_ground, _fields, _arrows, _choices, _buttons, _menus, _tables, _calendar, _scroll_bars, _rest)
    return "\n".join(part(tokens, metrics) for part in parts)


def palette_for(tokens: Tokens) -> QPalette:
    """The application's palette, for what Qt paints without asking the sheet."""
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, tokens.paper),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.ink),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.ink),
        (role.BrightText, tokens.danger),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.ink),
        (role.PlaceholderText, tokens.ink3),
        (role.Highlight, tokens.selection),
        (role.HighlightedText, tokens.ink),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Accent, tokens.accent),
        (role.Light, tokens.line),
        (role.Midlight, tokens.line),
        (role.Mid, tokens.line),
        (role.Dark, tokens.line_strong),
        (role.Shadow, tokens.line),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.ink3))
    return palette


def _image(name: str, tokens: Tokens) -> str:
    path = resource(f"icons/sheet/{name}-{tokens.mode.value}.svg").as_posix()
    return f'url("{path}")'


def _ground(t: Tokens, _m: Metrics) -> str:
    return f"""
* {{ outline: 0; }}
QMainWindow, QDialog, QMessageBox, QWizard {{ background: {t.paper}; color: {t.ink}; }}
QLabel {{ background: transparent; }}
QToolTip {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong}; padding: 6px 8px; }}
QScrollArea, QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; border: 0; }}
QStackedWidget, QFrame#bare {{ background: transparent; border: 0; }}
"""


def _fields(t: Tokens, m: Metrics) -> str:
    side, rise = m.space(12), m.space(8)
    return f"""
{_FIELDS} {{
  background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong}; border-radius: {RADIUS_INPUT}px;
  padding: {rise}px {side}px; selection-background-color: {t.selection}; selection-color: {t.ink};
}}
QLineEdit, QAbstractSpinBox, QComboBox {{ min-height: {m.hit - 2 * rise - 2}px; }}
QTextEdit, QPlainTextEdit {{ padding: {rise}px {side - 4}px; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
  border: 2px solid {t.focus}; padding: {rise - 1}px {side - 1}px;
}}
QTextEdit:focus, QPlainTextEdit:focus {{ padding: {rise - 1}px {side - 5}px; }}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {{
  background: {t.sunken}; color: {t.ink3}; border-color: {t.line};
}}
QLineEdit[problem="true"], QTextEdit[problem="true"] {{ border-color: {t.danger}; }}
QLineEdit[quiet="true"], QTextEdit[quiet="true"], QPlainTextEdit[quiet="true"] {{
  border: 0; background: transparent; padding: 0;
}}
QSpinBox, QDoubleSpinBox, QTimeEdit {{ padding-left: 0; }}
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QTimeEdit QLineEdit {{ margin-left: {side}px; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: 0; padding: 0; background: transparent; min-height: 0; }}
"""


def _arrows(t: Tokens, m: Metrics) -> str:
    side = m.icon(16)
    return f"""
QComboBox {{ padding-right: {side + 20}px; }}
QComboBox:focus {{ padding-right: {side + 19}px; }}
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {{
  subcontrol-origin: border; subcontrol-position: center right; width: {side + 16}px; border: 0;
}}
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {{
  image: {_image("chevron-down", t)}; width: {side}px; height: {side}px;
}}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
  subcontrol-origin: border; width: {side + 12}px; border: 0; background: transparent;
}}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: {_image("chevron-up", t)}; width: {side - 2}px; height: {side - 2}px; }}
QAbstractSpinBox::down-arrow {{ image: {_image("chevron-down", t)}; width: {side - 2}px; height: {side - 2}px; }}
QComboBox QAbstractItemView {{
  background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong}; padding: 4px; outline: 0;
  selection-background-color: {t.accent_soft}; selection-color: {t.ink};
}}
QComboBox QAbstractItemView::item {{ min-height: {m.hit - 6}px; padding: 0 8px; border-radius: 6px; }}
"""


def _choices(t: Tokens, m: Metrics) -> str:
    side = m.icon(20)
    return f"""
QCheckBox, QRadioButton {{ color: {t.ink}; spacing: 10px; background: transparent; min-height: {m.hit}px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {t.focus}; border-radius: 6px; padding: 0 4px; }}
QCheckBox::indicator, QRadioButton::indicator {{
  width: {side}px; height: {side}px; border: 2px solid {t.line_strong}; background: {t.surface};
}}
QCheckBox::indicator {{ border-radius: 6px; }}
QRadioButton::indicator {{ border-radius: {side // 2 + 2}px; }}
QCheckBox::indicator:checked {{
  background: {t.accent}; border-color: {t.accent}; image: {_image("check", t)};
}}
QRadioButton::indicator:checked {{ border: {side // 3}px solid {t.accent}; width: {side - 2 * (side // 3) + 4}px;
  height: {side - 2 * (side // 3) + 4}px; }}
QGroupBox {{ border: 1px solid {t.line}; border-radius: {RADIUS_CARD}px; margin-top: {m.text(12)}px;
  padding: {m.text(14)}px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 16px; padding: 0 6px; color: {t.ink2}; }}
QSlider::groove:horizontal {{ height: 6px; border-radius: 3px; background: {t.line}; }}
QSlider::sub-page:horizontal {{ height: 6px; border-radius: 3px; background: {t.accent}; }}
QSlider::handle:horizontal {{ width: 20px; height: 20px; margin: -8px 0; border-radius: 11px;
  background: {t.surface}; border: 1px solid {t.line_strong}; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {t.focus}; }}
"""


def _buttons(t: Tokens, m: Metrics) -> str:
    return f"""
QPushButton, QDialogButtonBox QPushButton {{
  background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong}; border-radius: {RADIUS_BUTTON}px;
  padding: 0 {m.space(18)}px; min-height: {m.hit - 2}px;
}}
QPushButton:hover {{ background: {t.sunken}; }}
QPushButton:focus {{ border: 2px solid {t.focus}; padding: 0 {m.space(18) - 1}px; min-height: {m.hit - 4}px; }}
QPushButton:default {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
QPushButton:default:hover {{ background: {t.accent_hover}; }}
QPushButton:default:focus {{ border-color: {t.ink}; }}
QPushButton:disabled {{ color: {t.ink3}; background: {t.sunken}; border-color: {t.line}; }}
QToolButton {{ background: transparent; color: {t.ink2}; border: 0; border-radius: 8px; padding: 6px; }}
QToolButton:hover, QToolButton:pressed, QToolButton:checked {{ background: {t.accent_soft}; color: {t.ink}; }}
QToolButton:focus {{ border: 2px solid {t.focus}; padding: 4px; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _menus(t: Tokens, m: Metrics) -> str:
    return f"""
QMenu {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong}; padding: 6px; }}
QMenu::item {{ padding: {m.space(8)}px {m.space(28)}px {m.space(8)}px {m.space(14)}px; border-radius: 6px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.ink}; }}
QMenu::item:disabled {{ color: {t.ink3}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 6px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenuBar {{ background: {t.rail}; color: {t.ink}; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; }}
"""


def _tables(t: Tokens, m: Metrics) -> str:
    return f"""
QAbstractItemView {{
  background: {t.surface}; alternate-background-color: {t.sunken}; color: {t.ink}; border: 1px solid {t.line};
  border-radius: {RADIUS_INPUT}px; gridline-color: {t.line};
  selection-background-color: {t.accent_soft}; selection-color: {t.ink};
}}
QAbstractItemView:focus {{ border: 2px solid {t.focus}; }}
QAbstractItemView::item {{ padding: {m.space(6)}px {m.space(10)}px; border: 0; }}
QAbstractItemView::item:selected {{ background: {t.accent_soft}; color: {t.ink}; }}
QAbstractItemView::item:focus {{ background: {t.selection}; color: {t.ink}; }}
QHeaderView {{ background: {t.surface}; border: 0; }}
QHeaderView::section {{
  background: {t.sunken}; color: {t.ink2}; border: 0; border-bottom: 1px solid {t.line_strong};
  padding: {m.space(8)}px {m.space(10)}px;
}}
QTableCornerButton::section {{ background: {t.sunken}; border: 0; }}
"""


def _calendar(t: Tokens, m: Metrics) -> str:
    return f"""
QCalendarWidget {{ background: {t.surface}; }}
QCalendarWidget QWidget {{ background: {t.surface}; color: {t.ink}; alternate-background-color: {t.sunken}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.sunken}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {t.ink}; padding: {m.space(6)}px; }}
QCalendarWidget QToolButton:hover {{ background: {t.accent_soft}; }}
QCalendarWidget QToolButton#qt_calendar_prevmonth {{ qproperty-icon: {_image("chevron-left", t)}; }}
QCalendarWidget QToolButton#qt_calendar_nextmonth {{ qproperty-icon: {_image("chevron-right", t)}; }}
QCalendarWidget QAbstractItemView {{ border: 0; border-radius: 0; padding: 0; color: {t.ink};
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {t.ink3}; }}
QCalendarWidget QAbstractItemView::item {{ padding: 0; }}
"""


def _scroll_bars(t: Tokens, _m: Metrics) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {t.line_strong}; border-radius: 4px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.ink3}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
"""


def _rest(t: Tokens, m: Metrics) -> str:
    return f"""
QProgressBar {{ background: {t.line}; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px;
  color: transparent; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
QSplitter::handle {{ background: {t.line}; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {t.line}; }}
QTabBar::tab {{ background: transparent; color: {t.ink2}; padding: {m.space(10)}px {m.space(14)}px;
  border: 0; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.ink}; border-bottom-color: {t.accent}; }}
QTabBar::tab:focus {{ border: 2px solid {t.focus}; border-radius: 6px; }}
QStatusBar {{ background: {t.rail}; color: {t.ink2}; }}
QSizeGrip {{ background: transparent; }}
"""
