namespace Procur.Integrations.TestKit;

/// <summary>An attachment as a recipient gets it.</summary>
public sealed record ShownFile(string Name, string? ContentType, string? ContentId, long Length, string Sha256);
