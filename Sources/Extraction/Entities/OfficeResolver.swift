import Model

/// Decides whom a title means in one article: the holder on the article's date; without a date, or when several held it, the one
/// whom the article names.
struct OfficeResolver {
  let lexicon: Lexicon
  let published: PartialDate?
  /// The persons whom the article names.
  let named: Set<Int>

  /// The person meant by an office, or `nil` when the text leaves a doubt.
  func holder(office: Int, jurisdiction: String) -> Int? {
    guard let day = published?.first else {
      let candidates = lexicon.offices.everyHolder(office: office, jurisdiction: jurisdiction).filter(named.contains)
      return Set(candidates).count == 1 ? candidates.first : nil
    }
    let holders = lexicon.offices.holders(office: office, jurisdiction: jurisdiction, on: day)
    if holders.count <= 1 { return holders.first }
    let candidates = holders.filter(named.contains)
    return candidates.count == 1 ? candidates.first : nil
  }

  /// The office that a person held on the article's date, for "نظيره".
  func office(of person: Int) -> Int? {
    guard let day = published?.first else { return nil }
    return lexicon.offices.officeHeld(by: person, on: day)
  }
}
