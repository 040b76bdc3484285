import Model

/// The passages of an article that are in another language than the rest: what is found there by the rules of Arabic is not there.
struct ForeignPassages {
  private let spans: [ScalarSpan]

  init(_ article: Article) { spans = article.passages.filter { $0.language != article.language }.map(\.span) }

  /// Whether a stretch of the body lies in one of them.
  func contain(_ span: ScalarSpan) -> Bool { spans.contains { $0.overlaps(span) } }
}
