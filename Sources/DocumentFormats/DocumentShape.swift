import Model

/// One kind of document that the archive understands.
protocol DocumentShape: Sendable {
  /// The name under which results and explanations speak of it.
  var name: String { get }

  /// How surely a document has this shape: 0 not at all, 100 without a doubt, with the reasons in words for a person.
  func evidence(for document: DocumentText) -> ShapeEvidence

  /// The articles of a document that has this shape, by the evidence found for it. Large documents are let go of as soon as they are in
  /// pieces: what is no longer needed of either argument is taken out of it.
  func read(_ document: inout DocumentText, _ evidence: inout ShapeEvidence) -> ShapeReading
}

/// How surely a document has a shape.
struct ShapeEvidence {
  var score: Int
  var reasons: [String] = []
  /// The lines of a text out of a PDF, which took half of the work of reading it to find.
  var pdf: PDFText?

  static let none = ShapeEvidence(score: 0)
}

/// A decoded document with what its sender says about it.
struct DocumentText {
  private(set) var scalars: Scalars
  /// How many scalars it has.
  let length: Int
  let mediaType: DocumentMediaType
  let metadata: DocumentMetadata
  /// What is wrong with single lines of it.
  let repair: LineRepair

  init(scalars: Scalars, mediaType: DocumentMediaType, metadata: DocumentMetadata) {
    length = scalars.count
    repair = mediaType == .text ? LineRepair(evidenceIn: scalars) : .none
    self.scalars = scalars
    self.mediaType = mediaType
    self.metadata = metadata
  }

  /// Lets go of the text once it is in pieces.
  mutating func release() { scalars = [] }

  /// The first characters behind leading blanks, for telling markup.
  var beginning: ArraySlice<Unicode.Scalar> {
    let start = scalars.firstIndex { $0 != " " && $0 != "\n" && $0 != "\r" && $0 != "\t" } ?? scalars.count
    return scalars[start...].prefix(600)
  }
}

/// What a shape made of a document.
struct ShapeReading {
  var articles: [Article]
  var repairs: [String] = []
  var reasons: [String] = []
  /// What became of every line.
  var decisions: [Decision] = []
  /// The title that stands on the envelope of a text rather than in it.
  var statedTitle: String?
  /// A narrower name than the shape's own.
  var variant: String?
}

/// All shapes. The one with the most evidence reads a document; the first one of equals.
enum ShapeRegistry {
  static let all: [any DocumentShape] = [FeedShape(), HTMLShape(), PDFTextShape(), TextPageShape()]
}
