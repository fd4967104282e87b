namespace Procur.Integrations.Slack;

/// <summary>What a submitted view is answered: errors beside its fields, another view, or nothing more.</summary>
public sealed record SlackViewResponse
{
    private SlackViewResponse(string? action) => ResponseAction = action;

    /// <summary>Closes the view and shows the one below it, if any.</summary>
    public static SlackViewResponse Close { get; } = new((string?)null);

    /// <summary>Closes all views.</summary>
    public static SlackViewResponse Clear { get; } = new("clear");

    /// <summary>Slack's word for what is to be done; null for nothing more.</summary>
    public string? ResponseAction { get; }

    /// <summary>The errors by block id.</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; private init; }

    /// <summary>The view to show.</summary>
    public SlackView? View { get; private init; }

    /// <summary>Keeps the view open with errors beside its inputs.</summary>
    /// <param name="errors">The errors by block id.</param>
    public static SlackViewResponse WithErrors(IReadOnlyDictionary<string, string> errors) => new("errors") { Errors = errors };

    /// <summary>Shows another view in place of it.</summary>
    /// <exception cref="ArgumentException">The view breaks a limit of Slack's.</exception>
    public static SlackViewResponse Update(SlackView view) => new("update") { View = Checked(view) };

    /// <summary>Shows another view above it.</summary>
    /// <exception cref="ArgumentException">The view breaks a limit of Slack's.</exception>
    public static SlackViewResponse Push(SlackView view) => new("push") { View = Checked(view) };

    private static SlackView Checked(SlackView view)
    {
        SlackBlockRules.Check(view);
        return view;
    }
}
