namespace Procur.Integrations.Stripe;

/// <summary>Why a payment was declined (docs.stripe.com/declines/codes, docs.stripe.com/error-codes).</summary>
internal static class StripeDeclines
{
    public static PaymentDecline Read(StripeError error)
    {
        var code = error.DeclineCode ?? error.Code;
        return new PaymentDecline(ReasonOf(code ?? error.Type), code ?? error.Type, error.Message) { MayRetry = MayRetry(error, code) };
    }

    public static DeclineReason ReasonOf(string? code) =>
        code switch
        {
            "insufficient_funds" => DeclineReason.InsufficientFunds,
            "expired_card" => DeclineReason.Expired,
            "incorrect_number"
            or "invalid_number"
            or "invalid_expiry_month"
            or "invalid_expiry_year"
            or "invalid_account"
            or "incorrect_address"
            or "incorrect_zip"
            or "new_account_information_available" => DeclineReason.InvalidDetails,
            "incorrect_cvc" or "invalid_cvc" or "incorrect_pin" or "invalid_pin" or "pin_try_exceeded" => DeclineReason.WrongPin,
            "authentication_required"
            or "mobile_device_authentication_required"
            or "offline_pin_required"
            or "online_or_offline_pin_required" => DeclineReason.AuthenticationRequired,
            "payment_intent_authentication_failure" or "authentication_not_handled" => DeclineReason.AuthenticationFailed,
            "revocation_of_all_authorizations" or "revocation_of_authorization" or "stop_payment_order" => DeclineReason.CanceledByPayer,
            "payment_method_customer_decline" => DeclineReason.CanceledByPayer,
            "payment_method_provider_timeout" => DeclineReason.NoResponse,
            "card_velocity_exceeded" or "withdrawal_count_limit_exceeded" => DeclineReason.LimitExceeded,
            "fraudulent"
            or "highest_risk_level"
            or "lost_card"
            or "merchant_blacklist"
            or "pickup_card"
            or "restricted_card"
            or "security_violation"
            or "stolen_card" => DeclineReason.Suspected,
            "card_not_supported"
            or "currency_not_supported"
            or "invalid_amount"
            or "live_mode_test_card"
            or "not_permitted"
            or "service_not_allowed"
            or "testmode_decline"
            or "transaction_not_allowed" => DeclineReason.NotAllowed,
            "approve_with_id" or "issuer_not_available" or "processing_error" or "reenter_transaction" or "try_again_later" =>
                DeclineReason.ProcessingError,
            "call_issuer"
            or "card_declined"
            or "do_not_honor"
            or "do_not_try_again"
            or "duplicate_transaction"
            or "generic_decline"
            or "no_action_taken"
            or "payment_intent_payment_attempt_failed"
            or "payment_method_provider_decline" => DeclineReason.Generic,
            _ => DeclineReason.Unrecognized,
        };

    private static bool? MayRetry(StripeError error, string? code) =>
        (error.AdviceCode, code) switch
        {
            ("do_not_try_again", _) or (_, "do_not_try_again") => false,
            ("try_again_later" or "confirm_card_data", _) or (null, "try_again_later") => true,
            _ => null,
        };
}
