public import Model

/// How a document was read: what it was taken for, what was repaired, and what became of every line.
public struct Explanation: Sendable {
  /// The decoded text, in whose scalars the decisions count.
  public let text: String
  /// The encoding of the bytes, by its name in the WHATWG Encoding Standard.
  public let encoding: String
  /// The name of its shape.
  public let shape: String
  /// Why it was taken for that, in words for a person.
  public let reasons: [String]
  /// What was changed in the text to make it readable, in words for a person.
  public let repairs: [String]
  /// What became of every line, in the order of the document.
  public let decisions: [Decision]
  /// The articles that come out of it.
  public let articles: [Article]
}
