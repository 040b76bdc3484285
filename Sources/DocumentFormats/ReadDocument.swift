public import Model

/// A document as it was understood: its text, what shape it has, and the articles in it.
public struct ReadDocument: Equatable, Sendable {
  /// The decoded text, character for character as it came, without a byte order mark. Spans of articles count in its scalars.
  public var text: String
  /// The encoding of the bytes.
  public var encoding: TextEncoding
  /// The name of the shape, as the registry of shapes has it.
  public var shape: String
  /// The articles and teasers, in the order of the document; at least one.
  public var articles: [Article]
  /// What was changed in the text to make it readable, in words for a person.
  public var repairs: [String]
  /// Why the document was taken for this shape, in words for a person.
  public var reasons: [String]
  /// What became of every line, in the order of the document.
  public var decisions: [Decision]
}
