import ArabicText
public import Model

public struct DateLexicon: Sendable {
  public init(files: [String: String]) throws(TableFile.Malformed) {}
}
struct DateFinder: Sendable {
  let lexicon: DateLexicon
  func find(in text: TokenizedText, reference: PartialDate?) -> [DateMention] { [] }
}
