using System.Buffers;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>A resumable upload on its way.</summary>
/// <param name="id">The session's id: whoever has it may go on.</param>
/// <param name="fileId">The file whose content is replaced; null for a new one.</param>
/// <param name="metadata">What is said of the file.</param>
/// <param name="mediaType">The content's type; null where it was not announced.</param>
/// <param name="length">The content's length, where it was announced.</param>
/// <param name="fields">The fields that the last answer is to hold.</param>
/// <param name="ends">A week after it was begun.</param>
internal sealed class DriveUpload(
    string id,
    string? fileId,
    JsonObject metadata,
    string? mediaType,
    long? length,
    string? fields,
    DateTimeOffset ends
)
{
    private readonly ArrayBufferWriter<byte> _received = new();

    public string Id { get; } = id;

    public string? FileId { get; } = fileId;

    public JsonObject Metadata { get; } = metadata;

    public string? MediaType { get; } = mediaType;

    public long? Length { get; set; } = length;

    public string? Fields { get; } = fields;

    public DateTimeOffset Ends { get; } = ends;

    public long Received => _received.WrittenCount;

    /// <summary>The file that it has become; null while it is on its way.</summary>
    public DriveItem? Done { get; set; }

    public void Take(ReadOnlySpan<byte> bytes) => _received.Write(bytes);

    public byte[] Content() => _received.WrittenSpan.ToArray();
}
