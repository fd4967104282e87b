namespace Procur.Integrations.TestKit;

/// <summary>What the sharing suite must be told of a service.</summary>
public interface ISharingScript : IFileScript
{
    /// <summary>The kind of effect in the sandbox's ledger that letting somebody in has.</summary>
    string EffectOfSharing { get; }

    /// <summary>The kind of effect that taking a share back has.</summary>
    string EffectOfUnsharing { get; }

    /// <summary>The kind of effect that an e-mail to somebody who was let in has.</summary>
    string EffectOfTelling { get; }

    /// <summary>Whether telling somebody can be looked up afterwards; else an unanswered share that tells by e-mail stays unknown.</summary>
    bool SharesAreLookedUp { get; }
}
