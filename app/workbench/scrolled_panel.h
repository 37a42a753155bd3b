#pragma once

class QWidget;

namespace nucleoscope {

/// Lays `content` out in all of `panel`, with a vertical scroll bar where the panel is too low.
void showScrolled(QWidget* content, QWidget* panel);

} // namespace nucleoscope
