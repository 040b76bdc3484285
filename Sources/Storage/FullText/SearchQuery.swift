public import ArabicText

/// What somebody types into a search box: words, `"phrases"`, `-without`, `begin*`. Every text is a query; what makes no sense is a word or
/// nothing.
public struct SearchQuery: Equatable, Sendable {
  /// Which articles a query of several words finds.
  public enum Mode: String, Sendable, CaseIterable {
    /// Those with every word.
    case all
    /// Those with any of them.
    case any
    /// Those with every word as it is written, but for vowel marks and the like.
    case exact
  }

  /// One thing that is looked for: a word, or words in a row.
  struct Clause: Equatable, Sendable {
    var terms: [SearchAnalyzer.Term]
    /// Whether the last word is only the beginning of one.
    var isPrefix: Bool
    var isExcluded: Bool
    /// Other stems that a single word is looked for by: those of its plural, of another spelling.
    var variants: [String] = []
  }

  /// Which articles it finds.
  public let mode: Mode
  let clauses: [Clause]

  /// More than anybody types; a pasted text must not become an expression that takes seconds.
  private static let maximumClauses = 32
  private static let maximumTerms = 64
  private static let maximumVariants = 24

  /// Reads a query that looks for each word by its stem alone.
  public init(_ text: String, mode: Mode = .all) {
    self.init(text, mode: mode) { _ in [] }
  }

  /// Reads a query. `variants` gives the stems that a single word is looked for by beside its own.
  ///
  /// Only where every word must be found: in a ranked query each form would count as a word of its own, and rare forms the most.
  public init(_ text: String, mode: Mode = .all, variants: (SearchAnalyzer.Term) throws -> [String]) rethrows {
    self.mode = mode
    clauses = try Self.pieces(of: text).compactMap(Self.clause).prefix(Self.maximumClauses).map { clause in
      var clause = clause
      if mode == .all, !clause.isPrefix, clause.terms.count == 1 {
        clause.variants = Array(try variants(clause.terms[0]).prefix(Self.maximumVariants))
      }
      return clause
    }
  }

  init(clause: Clause, mode: Mode) {
    self.mode = mode
    clauses = [clause]
  }

  /// Whether there is nothing in it to look for or to leave out.
  public var isEmpty: Bool { clauses.isEmpty }

  private struct Piece {
    var text = String.UnicodeScalarView()
    var isExcluded = false
    var isPrefix = false
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "«", "»", "“", "”", "„", "‟", "＂": true
    default: false
    }
  }

  /// Cuts a text at blanks and quotation marks. A quotation that is not closed ends with the text.
  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var piece = Piece()
    var isQuoted = false
    func finish() {
      pieces.append(piece)
      piece = Piece()
    }
    for scalar in text.unicodeScalars {
      if isQuote(scalar) {
        if isQuoted || !piece.text.isEmpty { finish() }
        isQuoted.toggle()
      } else if isQuoted {
        piece.text.append(scalar)
      } else if CharacterClass(scalar) == .blank || CharacterClass(scalar) == .newline {
        finish()
      } else if piece.text.isEmpty, scalar == "-" || scalar == "−" {
        piece.isExcluded = true
      } else if scalar == "*" {
        piece.isPrefix = !piece.text.isEmpty
      } else {
        piece.isPrefix = false
        piece.text.append(scalar)
      }
    }
    finish()
    return pieces
  }

  private static func clause(_ piece: Piece) -> Clause? {
    let terms = Array(SearchAnalyzer.terms(of: String(piece.text)).prefix(maximumTerms))
    return terms.isEmpty ? nil : Clause(terms: terms, isPrefix: piece.isPrefix, isExcluded: piece.isExcluded)
  }

  /// The expression of FTS5 (section 3 of its manual) that finds what is looked for, `nil` when the query only leaves things out.
  var match: String? {
    let wanted = clauses.filter { !$0.isExcluded }
    guard !wanted.isEmpty else { return nil }
    let positive = wanted.map(expression).joined(separator: mode == .any ? " OR " : " AND ")
    return excluded.map { "(\(positive)) NOT (\($0))" } ?? positive
  }

  /// The expression of FTS5 that finds what is to be left out.
  var excluded: String? {
    let unwanted = clauses.filter(\.isExcluded)
    return unwanted.isEmpty ? nil : unwanted.map(expression).joined(separator: " OR ")
  }

  private func expression(_ clause: Clause) -> String {
    let exact = Self.quoted(clause.terms.map { "=" + $0.folded })
    if mode == .exact { return clause.isPrefix ? exact + " *" : exact }
    if !clause.isPrefix {
      let own = Self.quoted(clause.terms.map(\.stem))
      return clause.variants.isEmpty ? own : "(" + ([own] + clause.variants.map { Self.quoted([$0]) }).joined(separator: " OR ") + ")"
    }
    // What is typed is the beginning of the word as it is written, or of the word behind its article.
    let stemmed = Self.quoted(clause.terms.dropLast().map(\.stem) + clause.terms.suffix(1).map(\.folded))
    return "(\(exact) * OR \(stemmed) *)"
  }

  /// A string of FTS5. Terms hold letters and digits only, but a quotation mark in one could only ever be doubled.
  private static func quoted(_ terms: [String]) -> String {
    var result = "\""
    for scalar in terms.joined(separator: " ").unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append("\"") }
      if scalar != "\0" { result.unicodeScalars.append(scalar) }
    }
    return result + "\""
  }
}
