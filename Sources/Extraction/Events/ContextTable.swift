import ArabicText
import Model

/// The PLOVER contexts that rules imply and words show: `Config/realis/contexts.tsv`.
struct ContextTable: Sendable {
  /// An event has no more contexts than this; a sentence touches on much.
  private static let limit = 4

  private var rules: [(prefix: String, context: String)] = []
  private var words = WordTable<[String]>()
  private let seen = WordMemo<[String]>(capacity: 4_096)

  /// Reads the file; throws when a row is malformed.
  init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files where path.hasSuffix("Config/realis/contexts.tsv") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows {
        switch row["kind"] {
        case "rule": rules.append((row["form"], row["context"]))
        case "word": words[Folding.fold(row["form"])] = (words[Folding.fold(row["form"])] ?? []) + [row["context"]]
        default: throw TableFile.Malformed(file: path, line: row.line, reason: "kinds are rule and word")
        }
      }
    }
  }

  /// The contexts of an event of a rule in a sentence: the rule's, then the words' by how often they are shown.
  func contexts(of rule: String, in sentence: Range<Int>, _ text: TokenizedText) -> [String] {
    var found: [String] = []
    for (prefix, context) in rules where rule.hasPrefix(prefix) && !found.contains(context) { found.append(context) }
    var counts: [String: Int] = [:]
    for index in sentence where text.tokens[index].kind == .arabic {
      for context in contexts(of: text.tokens[index]) { counts[context, default: 0] += 1 }
    }
    let shown = counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
    found += shown.filter { !found.contains($0) }
    return Array(found.prefix(Self.limit))
  }

  private func contexts(of token: TokenizedText.Token) -> [String] {
    if let known = seen.value(token.folded, hash: token.hash) { return known }
    let contexts = contexts(ofWord: token.folded)
    seen.keep(contexts, for: token.folded, hash: token.hash)
    return contexts
  }

  private func contexts(ofWord folded: String) -> [String] {
    if let contexts = words[folded] { return contexts }
    for reading in Clitics.readings(of: folded) {
      if let contexts = words[reading.stem] { return contexts }
    }
    return []
  }
}
