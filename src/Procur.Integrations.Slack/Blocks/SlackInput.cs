namespace Procur.Integrations.Slack;

/// <summary>Something to fill in, in a view.</summary>
/// <param name="Label">What is asked: plain text, at most 2000 characters.</param>
/// <param name="Element">Where it is filled in.</param>
public sealed record SlackInput(SlackText Label, SlackElement Element) : SlackBlock
{
    /// <summary>Whether it may be left empty.</summary>
    public bool? Optional { get; init; }

    /// <summary>Help below it: plain text, at most 2000 characters.</summary>
    public SlackText? Hint { get; init; }
}
