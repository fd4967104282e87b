using System.Text.Json.Nodes;
using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>What an upload becomes.</summary>
/// <param name="FileId">The file whose content is replaced; null for a new one.</param>
/// <param name="File">What is said of it.</param>
/// <param name="ContentType">The content's media type.</param>
/// <param name="Further">Further fields under Google's names.</param>
internal sealed record GoogleUploadTarget(string? FileId, GoogleDriveFile File, string? ContentType, JsonObject? Further);
