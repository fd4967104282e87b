namespace Procur.Integrations;

/// <summary>Names a message well enough to change it, react to it, or reply in its thread.</summary>
/// <param name="Channel">The service's id of the channel or conversation.</param>
/// <param name="Id">The service's id of the message there.</param>
/// <param name="ThreadId">The id of the message its thread hangs on; null where it starts one or stands alone.</param>
public sealed record MessageRef(string Channel, string Id, string? ThreadId = null)
{
    /// <summary>A message that the service has taken without saying what it calls it: it can neither be changed nor replied to.</summary>
    public static MessageRef Unnamed { get; } = new("", "");

    /// <summary>Whether the service has said what it calls it.</summary>
    public bool IsNamed => Channel.Length > 0 && Id.Length > 0;
}
