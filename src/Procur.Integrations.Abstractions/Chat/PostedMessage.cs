namespace Procur.Integrations;

/// <summary>A message that the service has taken.</summary>
/// <param name="Message">Its name there: enough to reply in the thread.</param>
public sealed record PostedMessage(MessageRef Message)
{
    /// <summary>Where it can be seen, where the service says.</summary>
    public Uri? Permalink { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;
}
