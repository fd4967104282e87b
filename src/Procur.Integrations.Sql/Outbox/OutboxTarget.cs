namespace Procur.Integrations.Sql;

/// <summary>Where a chat message goes, as it is written out.</summary>
/// <param name="Kind">Which of the targets.</param>
/// <param name="Id">The channel, user or address.</param>
/// <param name="Message">The message whose thread it is.</param>
internal sealed record OutboxTarget(string Kind, string? Id, MessageRef? Message);
