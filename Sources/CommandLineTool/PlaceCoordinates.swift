import FoundationEssentials

/// Where the places of the lexicon are, for the maps of the front-end.
enum PlaceCoordinates {
  private static let files = ["lexicon/places.tsv", "lexicon/countries.tsv"]

  /// A line for each place: slug, latitude, longitude, apart by tabs. Files of the rules folder stand for the built-in ones.
  static func table(replacedBy folder: String?) -> [UInt8] {
    var lines: [String] = []
    for file in files {
      guard let text = BuiltInFiles.text("Config/" + file, replacedBy: folder) else { continue }
      lines += rows(of: text)
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  private static func rows(of text: String) -> [String] {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    guard let heads = lines.first?.split(separator: "\t", omittingEmptySubsequences: false),
      let latitude = heads.firstIndex(of: "latitude"), let longitude = heads.firstIndex(of: "longitude")
    else { return [] }
    return lines.dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count > max(latitude, longitude), !cells[latitude].isEmpty else { return nil }
      return "\(cells[0])\t\(cells[latitude])\t\(cells[longitude])"
    }
  }
}
