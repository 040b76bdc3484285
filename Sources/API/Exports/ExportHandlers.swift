import HTTP
import Model
import Storage

/// `GET /v1/export/{articles, events, quotes, entities}`: everything that matches, streamed.
extension Services {
  /// The route of one kind of export, on a thread of its own for as long as the client reads.
  func exporting(_ kind: ExportKind) -> Route {
    Route(.get, "/v1/export/\(kind.rawValue)", speed: .streaming, admission: admitRead) { try export(kind, $0) }
  }

  private func export(_ kind: ExportKind, _ request: Request) throws -> Response {
    let job = try ExportJob(kind, request, self)
    let tag = stateTag(of: request)
    try archive.read { try job.check($0) }
    let head = Response(
      headers: [
        "Content-Type": job.format.mediaType, "ETag": tag,
        "Content-Disposition": "attachment; filename=\"sijill-\(kind.rawValue).\(job.format.fileEnding)\"",
      ], body: .bytes([]))
    let answer = head.withETag(for: request)
    if answer.status != .ok { return answer }
    return Response(
      headers: answer.headers,
      body: .stream { writer in
        try archive.snapshot { connection in try job.run(connection) { try writer.write($0) } }
      })
  }

  /// Names the bytes of an answer that is made while it is sent: they follow from the state of the archive, the day and what is asked.
  private func stateTag(of request: Request) -> String {
    let state = "\(run) \(archive.generation) \(today()) \(Version.current) \(request.target)"
    let digest = ContentHash(of: Array(state.utf8)).bytes.prefix(16)
    return "\"" + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
  }
}

extension JSONWriter {
  /// An article with its text, as an export has it.
  mutating func exported(_ record: ArticleRecord) {
    object { json in
      json.articleMembers(record)
      json.articleText(record.article)
      json.member("warnings", record.article.warnings)
    }
  }
}
