internal import ArabicText
public import Model

/// A text as its folded words have it. Articles of the same wording are copies of each other.
struct Wording: Equatable {
  let id: Int
  let textHash: Int
  let isTeaser: Bool
  /// The smallest wording of the cluster; the wording's own id when nothing is near it.
  let cluster: Int

  static let columns = "w.id, w.text_hash, w.is_teaser, w.cluster_id"

  static func read(_ row: inout Row) -> Wording {
    Wording(id: row.int(), textHash: row.int(), isTeaser: row.bool(), cluster: row.int())
  }
}

/// What an article is compared by.
public struct ArticleSignature: Sendable {
  /// Shorter bodies say too little without their headline: «التفاصيل لاحقا».
  private static let leastWords = 20

  let text: TextSignature
  let isTeaser: Bool

  /// The signature of an article: of its body, and of the headline where there is little else.
  public init(of article: Article) {
    isTeaser = article.kind == .teaser
    let body = TextSignature(article.body)
    text = isTeaser || body.wordCount < Self.leastWords ? TextSignature(article.title, article.body) : body
  }

  /// A number for the wording that fits into a column.
  var textHash: Int { Int(truncatingIfNeeded: text.wording) ^ (isTeaser ? 1 : 0) }

  /// Under which numbers articles of near wordings are looked for. Teasers are the same or they are not.
  var bands: [Int] { isTeaser ? [textHash & 0xFFFF_FFFF] : text.bands.map(Int.init) }

  /// Whether there is anything to compare.
  var isEmpty: Bool { text.wordCount == 0 }
}
