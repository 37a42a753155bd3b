#include "app/workbench/fuzzy_match.h"

#include <algorithm>
#include <vector>

namespace nucleoscope {

namespace {

constexpr int forLetter = 1, forWordStart = 8, forNeighbour = 5, forFirst = 4;
constexpr int impossible = -1'000'000;

int bonus(const QString& text, qsizetype place) {
    if (place == 0)
        return forWordStart + forFirst;
    return text[place].isLetterOrNumber() && !text[place - 1].isLetterOrNumber() ? forWordStart : 0;
}

} // namespace

int fuzzyScore(const QString& pattern, const QString& text) {
    QString letters = pattern.toCaseFolded();
    letters.removeIf([](QChar letter) { return letter.isSpace(); });
    const QString folded = text.toCaseFolded();
    if (letters.isEmpty())
        return 0;
    // best[j]: of the letters so far, when the last of them is matched at j.
    std::vector<int> best(static_cast<std::size_t>(folded.size()), impossible), next;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        next.assign(best.size(), impossible);
        int before = i == 0 ? 0 : impossible; // the best that ends left of j, and not just beside it
        for (qsizetype j = 0; j < folded.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int beside = i > 0 && j > 0 ? best[at - 1] + forNeighbour : impossible;
            if (folded[j] == letters[i])
                next[at] = std::max(before, beside) + forLetter + bonus(folded, j);
            if (i > 0 && j > 0)
                before = std::max(before, best[at - 1]);
        }
        best.swap(next);
    }
    const int score = best.empty() ? impossible : *std::max_element(best.begin(), best.end());
    return score > 0 ? score : -1;
}

} // namespace nucleoscope
