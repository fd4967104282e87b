namespace Procur.Integrations.Slack.Wire;

/// <summary>What every answer of the Web API has.</summary>
public record SlackAnswer
{
    /// <summary>Whether it was done. False only where what was asked for was so already; every other refusal is an exception.</summary>
    public bool Ok { get; init; }

    /// <summary>Slack's word where <see cref="Ok"/> is false: <c>already_reacted</c>, <c>already_in_channel</c>.</summary>
    public string? Error { get; init; }

    /// <summary>Where the list goes on.</summary>
    public SlackAnswerMetadata? ResponseMetadata { get; init; }

    /// <summary>The cursor of the next page; null on the last one.</summary>
    internal string? Next => ResponseMetadata?.NextCursor is { Length: > 0 } cursor ? cursor : null;
}
