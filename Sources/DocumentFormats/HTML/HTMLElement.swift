import Model

/// What is kept of an element: enough to tell which one holds the article.
struct HTMLElement {
  let name: String
  let parent: Int
  /// Whether its class or id names something beside the text: a share bar, a list of other articles.
  let isSuspect: Bool
  /// Whether it is marked as the article or its body.
  let isBody: Bool
  /// Characters of text inside that are no links.
  var textLength = 0
  /// Characters of text in links.
  var linkLength = 0
  /// Evidence of being the container of the text.
  var score = 0
}

/// A stretch of text between two block-level tags.
struct HTMLBlock {
  enum Kind: Equatable {
    case paragraph, item, caption
    /// A row of a table of data.
    case row
    case heading(Int)
  }

  var kind: Kind
  /// The innermost element that is no inline one.
  let element: Int
  var text: Scalars
  var linkLength: Int
  var span: Range<Int>
  /// What its class says of it.
  let role: HTMLVocabulary.Role?
  /// Whether only a single line break parts it from the block before.
  var isSoft = false
  /// Whether the page offers to jump over it.
  var isSkipped = false
}

extension Range<Int> {
  /// The same stretch as a span of scalars.
  var scalars: ScalarSpan { ScalarSpan(lowerBound, upperBound) }
}
