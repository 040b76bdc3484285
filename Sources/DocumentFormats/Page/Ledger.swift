import Model

/// Keeps what was decided on the lines of a document, or of one article of it.
struct Ledger {
  private(set) var decisions: [Decision] = []

  /// Notes what became of a line. What the line itself shows comes first among the reasons.
  mutating func note(_ line: PageLine, _ role: Decision.Role, _ reasons: String...) {
    note(line.source.span, role, reasons.isEmpty ? line.signs : [line.sign] + reasons)
  }

  /// Notes what became of a stretch. Lines that stand for none, as a title out of a page's head, leave no trace.
  mutating func note(_ span: ScalarSpan, _ role: Decision.Role, _ reasons: [String]) {
    guard span.count > 0 else { return }
    decisions.append(Decision(span, role, reasons: reasons))
  }

  /// Cuts the last characters off the paragraph that was noted last; they were something else.
  mutating func cutLast(_ count: Int, _ role: Decision.Role, _ reason: String) {
    guard let index = decisions.lastIndex(where: { $0.role == .paragraph }), decisions[index].span.count > count else { return }
    let end = decisions[index].span.end
    decisions[index].span.end = end - count
    decisions.append(Decision(ScalarSpan(end - count, end), role, reasons: [reason]))
  }

  /// Takes over what was decided elsewhere.
  mutating func add(_ other: [Decision]) { decisions += other }
}

/// An article with what became of the lines that it was made of.
struct AssembledArticle {
  var article: Article
  var decisions: [Decision]
}

extension ShapeReading {
  /// Adds an article with the decisions on its lines.
  mutating func add(_ made: AssembledArticle) {
    let index = articles.count
    articles.append(made.article)
    decisions += made.decisions.map { Decision($0.span, $0.role, article: $0.article ?? index, reasons: $0.reasons) }
  }

  /// Adds decisions on lines that belong to no article.
  mutating func addStrays(_ strays: [Decision]) { decisions += strays }
}
