using System.Globalization;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

/// <summary>Which messages of a channel or thread.</summary>
public sealed record SlackRange
{
    /// <summary>None from before this moment (UTC).</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>None from after this moment (UTC).</summary>
    public DateTimeOffset? Latest { get; init; }

    /// <summary>Whether messages of just these moments belong to it.</summary>
    public bool Inclusive { get; init; }

    /// <summary>Whether each message brings all that its app attached to it.</summary>
    public bool IncludeAllMetadata { get; init; }

    /// <summary>Items a page, at most 999; Slack recommends 200.</summary>
    public int Limit { get; init; } = 200;

    /// <summary>The cursor of an earlier page.</summary>
    public string? Cursor { get; init; }

    internal WireForm AddTo(WireForm form) =>
        form.Add("oldest", Stamp(Oldest))
            .Add("latest", Stamp(Latest))
            .Add("inclusive", Inclusive ? true : (bool?)null)
            .Add("include_all_metadata", IncludeAllMetadata ? true : (bool?)null)
            .Add("limit", Limit)
            .Add("cursor", Cursor);

    private static string? Stamp(DateTimeOffset? moment) =>
        moment is { } at ? (at.ToUnixTimeMilliseconds() / 1000m).ToString("0.000000", CultureInfo.InvariantCulture) : null;
}
