namespace Procur.Integrations.Slack;

/// <summary>An event or interaction of a type that this version has no record for: what came is in its raw bytes.</summary>
/// <param name="Id">Slack's id of it; empty where it has none.</param>
/// <param name="Type">Slack's word.</param>
public sealed record SlackUnknownEvent(string Id, string Type) : SlackEvent(Id, Type);
