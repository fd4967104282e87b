namespace Procur.Integrations.Slack;

/// <summary>What Slack's words for failures mean: those of the Web API's methods and of incoming webhooks.</summary>
internal static class SlackErrorKinds
{
    public static IReadOnlyDictionary<string, IntegrationErrorKind> All { get; } = new[]
        {
            Of(
                IntegrationErrorKind.Authentication,
                """
                invalid_auth not_authed token_expired token_revoked account_inactive
                invalid_token no_active_hooks no_service no_service_id no_team team_disabled
                """
            ),
            Of(
                IntegrationErrorKind.Permission,
                """
                missing_scope no_permission not_authorized access_denied not_allowed_token_type ekm_access_denied team_access_not_granted
                restricted_action restricted_action_non_threadable_channel restricted_action_read_only_channel restricted_action_thread_only_channel
                not_in_channel user_is_bot user_is_restricted user_is_ultra_restricted enterprise_is_restricted action_prohibited
                cant_archive_general cant_invite cant_invite_self cant_delete_file cant_delete_message compliance_exports_prevent_deletion
                posting_to_general_channel_denied cannot_dm_bot messages_tab_disabled
                """
            ),
            Of(
                IntegrationErrorKind.NotFound,
                """
                channel_not_found user_not_found users_not_found user_not_visible message_not_found thread_not_found
                file_not_found file_comment_not_found file_deleted no_channel view_not_found not_found
                """
            ),
            Of(
                IntegrationErrorKind.Conflict,
                """
                is_archived channel_is_archived is_inactive hash_conflict cant_update_message edit_window_closed name_taken user_not_in_channel
                expired_trigger_id exchanged_trigger_id duplicate_external_id method_not_supported_for_channel_type not_supported
                """
            ),
            Of(
                IntegrationErrorKind.Validation,
                """
                invalid_arguments invalid_arg_name invalid_array_arg invalid_charset missing_charset superfluous_charset invalid_form_data
                invalid_json json_not_object invalid_post_type missing_post_type invalid_payload unknown_method
                invalid_blocks invalid_blocks_format no_text msg_too_long msg_blocks_too_long too_many_attachments invalid_thread_ts
                missing_text_or_fallback_or_attachments metadata_too_large invalid_metadata_format invalid_metadata_schema
                invalid_channel invalid_name invalid_name_maxlength invalid_name_punctuation invalid_name_required invalid_name_specials too_long
                invalid_cursor invalid_limit limit_required invalid_types invalid_ts_latest invalid_ts_oldest bad_timestamp
                invalid_time time_in_past time_too_far invalid_trigger_id view_too_large no_item_specified
                no_user not_enough_users users_list_not_supplied invalid_user_combination
                """
            ),
            Of(
                IntegrationErrorKind.Refused,
                """
                too_many_users too_many_emoji too_many_reactions ura_max_channels upgrade_required user_disabled
                storage_limit_reached file_uploads_disabled file_uploads_except_images_disabled
                """
            ),
            Of(IntegrationErrorKind.RateLimited, "ratelimited rate_limited message_limit_exceeded"),
            Of(
                IntegrationErrorKind.Unavailable,
                """
                internal_error fatal_error service_unavailable request_timeout rollup_error
                team_added_to_org org_login_required timezone_count_failed fetch_members_failed
                """
            ),
        }.SelectMany(words => words).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, IntegrationErrorKind>> Of(IntegrationErrorKind kind, string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => KeyValuePair.Create(word, kind));
}
