using Procur.Integrations.Sandbox.Mpesa.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Mpesa.Express;

/// <summary>M-Pesa Express: the push and its query.</summary>
internal sealed class MpesaExpress(StkPrompts prompts)
{
    private static readonly KeyValuePair<string, Func<string, bool>>[] QueryRules =
    [
        new("BusinessShortCode", MpesaFields.IsShortCode),
        new("Password", MpesaFields.IsGiven),
        new("Timestamp", MpesaFields.IsTimestamp),
        new("CheckoutRequestID", MpesaFields.IsGiven),
    ];

    public MpesaPlan Push(MpesaAccount account, MpesaBody body)
    {
        if (StkPushRequest.FirstWrong(body) is { } field)
        {
            return MpesaPlan.Refuse(MpesaErrors.Invalid(field));
        }

        if (RefuseMerchant(account, body) is { } refusal)
        {
            return MpesaPlan.Refuse(refusal);
        }

        var request = StkPushRequest.Read(body);
        return MpesaPlan.Do(() => prompts.Show(account, request) is { } prompt ? MpesaAnswers.Pushed(prompt) : MpesaErrors.Locked());
    }

    public static MpesaPlan Query(MpesaAccount account, MpesaBody body)
    {
        if (MpesaFields.FirstWrong(body, QueryRules) is { } field)
        {
            return MpesaPlan.Refuse(MpesaErrors.Invalid(field));
        }

        if (RefuseMerchant(account, body) is { } refusal)
        {
            return MpesaPlan.Refuse(refusal);
        }

        var id = body["CheckoutRequestID"];
        return MpesaPlan.Do(() =>
        {
            lock (account.Gate)
            {
                return !account.Prompts.TryGetValue(id, out var prompt) ? MpesaErrors.Invalid("CheckoutRequestID")
                    : prompt.Outcome is { } outcome ? MpesaAnswers.Ended(prompt, outcome)
                    : MpesaErrors.StillProcessing(id);
            }
        });
    }

    private static StandInReply? RefuseMerchant(MpesaAccount account, MpesaBody body) =>
        body["BusinessShortCode"] != account.ShortCode ? MpesaErrors.WrongShortCode()
        : !account.AcceptsPassword(body["Password"], body["Timestamp"]) ? MpesaErrors.WrongPassword()
        : null;
}
