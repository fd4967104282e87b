namespace Procur.Integrations;

/// <summary>Puts a reaction on a message, or takes it off.</summary>
public sealed record ChatReaction : IntegrationRequest
{
    /// <summary>The message.</summary>
    public required MessageRef Message { get; init; }

    /// <summary>The service's name of the emoji, without colons: <c>white_check_mark</c>.</summary>
    public required string Emoji { get; init; }

    /// <summary>Takes it off in place of putting it on.</summary>
    public bool Remove { get; init; }
}
