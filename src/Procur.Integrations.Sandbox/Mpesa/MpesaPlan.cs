using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Mpesa;

/// <summary>What Daraja makes of a request that it has checked: either what it will do, or why it will not.</summary>
internal sealed class MpesaPlan
{
    private MpesaPlan(Func<StandInReply>? commit, StandInReply? refusal)
    {
        Commit = commit;
        Refusal = refusal;
    }

    public Func<StandInReply>? Commit { get; }

    public StandInReply? Refusal { get; }

    public static MpesaPlan Do(Func<StandInReply> commit) => new(commit, null);

    public static MpesaPlan Refuse(StandInReply reply) => new(null, reply);
}
