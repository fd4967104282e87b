namespace Procur.Integrations;

/// <summary>The way an envelope goes: forwards, and out of an end never again.</summary>
public static class EnvelopeStatusRules
{
    /// <summary>Whether nothing further will happen to an envelope of this status.</summary>
    public static bool IsFinal(this EnvelopeStatus status) =>
        status
            is EnvelopeStatus.Completed
                or EnvelopeStatus.Declined
                or EnvelopeStatus.Voided
                or EnvelopeStatus.Expired
                or EnvelopeStatus.Deleted;

    /// <summary>What holds when something more is told of an envelope: late news never takes it back, and an end is an end.</summary>
    /// <param name="known">What was known.</param>
    /// <param name="reported">What is told now.</param>
    /// <returns><paramref name="reported"/> where it is further along, else <paramref name="known"/>.</returns>
    public static EnvelopeStatus Advance(this EnvelopeStatus known, EnvelopeStatus reported) =>
        !known.IsFinal() && (reported.IsFinal() || reported > known) ? reported : known;
}
