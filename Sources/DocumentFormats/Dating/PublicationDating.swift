import Model

/// Says when an article was published. In this order: what the client says, what the page prints, what its head says, what the text itself
/// shows. Where two of them disagree, the first wins and a warning stays.
struct PublicationDating {
  /// The date that the client gives for this article.
  let client: PartialDate?

  /// Sets the date of an article that has at most the one printed on the page or in its head.
  ///
  /// - Parameter body: that of the article.
  func date(_ article: inout Article, body: Scalars) {
    let found = article.published ?? leadDate(of: body)
    if let client {
      article.published = chosen(client, found, &article.warnings)
    } else {
      article.published = found
    }
    let evidence = DateEvidence(body, captions: article.captions)
    guard let published = article.published else {
      if let inferred = evidence.inferred {
        article.published = Publication(inferred.date, basis: .inferred)
        article.warnings.append("Published \(inferred.date) is inferred: \(inferred.reason)")
      }
      return
    }
    if published.date.precision == .day, let warning = evidence.contradiction(of: published.date.first) { article.warnings.append(warning) }
  }

  /// The date in the lead of wire copy, which seldom has its year.
  private func leadDate(of body: Scalars) -> Publication? {
    guard let client, let lead = WireLead(Array(body.prefix(100)))?.date(near: client.first) else { return nil }
    return abs(lead.daysSinceEpoch - client.first.daysSinceEpoch) < 40 ? Publication(PartialDate(lead), basis: .dateline) : nil
  }

  private func chosen(_ client: PartialDate, _ found: Publication?, _ warnings: inout [String]) -> Publication {
    guard let found else { return Publication(client, basis: .client) }
    let isInside = client.first <= found.date.first && found.date.last <= client.last
    if isInside, found.date.precision == .day, client.precision != .day { return found }
    if !isInside { warnings.append("The client says that it was published on \(client), the page says \(found.date)") }
    return Publication(client, basis: .client)
  }
}
