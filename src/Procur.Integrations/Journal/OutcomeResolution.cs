namespace Procur.Integrations.Journal;

/// <summary>What a look-up found.</summary>
public sealed record OutcomeResolution
{
    private OutcomeResolution(OutcomeFinding finding, int status, ReadOnlyMemory<byte> body, string evidence)
    {
        Finding = finding;
        Status = status;
        Body = body;
        Evidence = evidence;
    }

    /// <summary>Nobody can tell yet.</summary>
    public static OutcomeResolution StillUnknown { get; } = new(OutcomeFinding.StillUnknown, 0, default, "");

    /// <summary>The finding.</summary>
    public OutcomeFinding Finding { get; }

    /// <summary>The status that the lost answer would have had.</summary>
    public int Status { get; }

    /// <summary>The body that the lost answer would have had.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>How it was found.</summary>
    public string Evidence { get; }

    /// <summary>It took effect; the body is what the lost answer would have said.</summary>
    public static OutcomeResolution TookEffect(int status, ReadOnlyMemory<byte> body, string evidence) =>
        new(OutcomeFinding.TookEffect, status, body, evidence);

    /// <summary>It did not take effect and no longer can: the service's quiet period is over.</summary>
    public static OutcomeResolution DidNotHappen(string evidence) => new(OutcomeFinding.DidNotHappen, 0, default, evidence);
}
