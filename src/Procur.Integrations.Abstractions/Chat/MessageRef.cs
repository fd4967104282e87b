namespace Procur.Integrations;

/// <summary>Names a message well enough to change it, react to it, or reply in its thread.</summary>
/// <param name="Channel">The service's id of the channel or conversation.</param>
/// <param name="Id">The service's id of the message there.</param>
/// <param name="ThreadId">The id of the message its thread hangs on; null where it starts one or stands alone.</param>
public sealed record MessageRef(string Channel, string Id, string? ThreadId = null);
