export interface paths {
    "/api/v1/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions to give work to somebody, with reasons and candidates; `item` names one work item
         * @description Decisions to give work to somebody, with reasons and candidates; `item` names one work item
         */
        get: operations["assignment_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Checks of the log, newest first
         * @description Checks of the log, newest first
         */
        get: operations["audit_check_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The operation log, newest first
         * @description The operation log, newest first
         */
        get: operations["audit_entry_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A line of the log with what changed
         * @description A line of the log with what changed
         */
        get: operations["audit_entry_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export the chosen lines as CSV or Excel; the file comes with the task
         * @description Export the chosen lines as CSV or Excel; the file comes with the task
         */
        post: operations["audit_entry_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The chain of seals, newest first
         * @description The chain of seals, newest first
         */
        get: operations["audit_seal_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove now that the log is whole
         * @description Prove now that the log is whole
         */
        post: operations["audit_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A change to many rows that one started oneself
         * @description A change to many rows that one started oneself
         */
        get: operations["bulk_run_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-runs/{run_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each row
         * @description What became of each row
         */
        get: operations["bulk_run_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-runs/{run_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a change back, on all rows that nobody has changed since
         * @description Take a change back, on all rows that nobody has changed since
         */
        post: operations["bulk_run_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Service calendars in use; `filter[archived]=true` lists the others
         * @description Service calendars in use; `filter[archived]=true` lists the others
         */
        get: operations["calendar_list"];
        put?: never;
        /**
         * Make a calendar
         * @description Make a calendar
         */
        post: operations["calendar_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{calendar_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One calendar with its special days
         * @description One calendar with its special days
         */
        get: operations["calendar_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a calendar; clocks that run keep the version they began with
         * @description Change a calendar; clocks that run keep the version they began with
         */
        patch: operations["calendar_change"];
        trace?: never;
    };
    "/api/v1/calendars/{calendar_id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take a calendar out of use, or back
         * @description Take a calendar out of use, or back
         */
        put: operations["calendar_archive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Canned replies of the company, the own teams and the own ones; `q` finds shortcuts, names and texts
         * @description Canned replies of the company, the own teams and the own ones; `q` finds shortcuts, names and texts
         */
        get: operations["canned_reply_list"];
        put?: never;
        /**
         * Make a canned reply
         * @description Make a canned reply
         */
        post: operations["canned_reply_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/{snippet_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One canned reply
         * @description One canned reply
         */
        get: operations["canned_reply_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a canned reply
         * @description Change a canned reply
         */
        patch: operations["canned_reply_change"];
        trace?: never;
    };
    "/api/v1/canned-replies/{snippet_id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take a canned reply out of use, or back
         * @description Take a canned reply out of use, or back
         */
        put: operations["canned_reply_archive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/{snippet_id}/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fill in a canned reply and count its use; sends nothing
         * @description Fill in a canned reply and count its use; sends nothing
         */
        post: operations["canned_reply_render"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Categories in use, with their paths; `filter[archived]=true` lists the others, `filter[kind]=tag` the tags
         * @description Categories in use, with their paths; `filter[archived]=true` lists the others, `filter[kind]=tag` the tags
         */
        get: operations["category_list"];
        put?: never;
        /**
         * Make a category
         * @description Make a category
         */
        post: operations["category_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One category
         * @description One category
         */
        get: operations["category_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename, move or reorder a category
         * @description Rename, move or reorder a category
         */
        patch: operations["category_change"];
        trace?: never;
    };
    "/api/v1/categories/{category_id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take a category out of use, or back
         * @description Take a category out of use, or back
         */
        put: operations["category_archive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Channels in use; archived ones with `filter[archived]=true`.
         * @description Channels in use; archived ones with `filter[archived]=true`.
         */
        get: operations["channel_list"];
        put?: never;
        /**
         * A new channel with its public key.
         * @description A new channel with its public key.
         */
        post: operations["channel_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One channel.
         * @description One channel.
         */
        get: operations["channel_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the fields that are sent.
         * @description Changes the fields that are sent.
         */
        patch: operations["channel_edit"];
        trace?: never;
    };
    "/api/v1/channels/{channel_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a channel out of use; its threads stay.
         * @description Takes a channel out of use; its threads stay.
         */
        post: operations["channel_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a channel back into use.
         * @description Takes a channel back into use.
         */
        post: operations["channel_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new secret for the shop's tokens and shows it this once; the old one counts for another day.
         * @description Makes a new secret for the shop's tokens and shows it this once; the old one counts for another day.
         */
        post: operations["channel_secret_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel_id}/test-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A shop token for trying the recognition of customers out.
         * @description A shop token for trying the recognition of customers out.
         */
        post: operations["channel_test_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The company
         * @description The company
         */
        get: operations["company"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the company's name, zone, language or currency
         * @description Change the company's name, zone, language or currency
         */
        patch: operations["company_change"];
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversations in the caller's scope, open ones unless a state is asked for.
         * @description Conversations in the caller's scope, open ones unless a state is asked for.
         */
        get: operations["conversation_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One conversation with everything its screen shows at first.
         * @description One conversation with everything its screen shows at first.
         */
        get: operations["conversation_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a conversation to somebody.
         * @description Gives a conversation to somebody.
         */
        post: operations["conversation_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the open round of service; If-Match names the version of the episode.
         * @description Ends the open round of service; If-Match names the version of the episode.
         */
        post: operations["conversation_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the caller has typed here and not sent.
         * @description What the caller has typed here and not sent.
         */
        get: operations["draft_get"];
        /**
         * Keeps what the caller has typed, for thirty days; an empty text drops it.
         * @description Keeps what the caller has typed, for thirty days; an empty text drops it.
         */
        put: operations["draft_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/episodes/{episode_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A round of service: what was recorded, and every correction of it.
         * @description A round of service: what was recorded, and every correction of it.
         */
        get: operations["episode_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Corrects or completes the record; If-Match names the version of the episode.
         * @description Corrects or completes the record; If-Match names the version of the episode.
         */
        patch: operations["episode_record"];
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/mentionable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Colleagues whom a note here can mention: those who may read it.
         * @description Colleagues whom a note here can mention: those who may read it.
         */
        get: operations["note_mentionable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of the thread: the last messages, those before a number, or those after one.
         * @description A page of the thread: the last messages, those before a number, or those after one.
         */
        get: operations["message_list"];
        put?: never;
        /**
         * Sends a message. The Idempotency-Key is the message's own key: sending again answers what was stored.
         * @description Sends a message. The Idempotency-Key is the message's own key: sending again answers what was stored.
         */
        post: operations["message_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Internal notes: the last ones, or those before a number.
         * @description Internal notes: the last ones, or those before a number.
         */
        get: operations["note_list"];
        put?: never;
        /**
         * Writes a note that the customer never sees.
         * @description Writes a note that the customer never sees.
         */
        post: operations["note_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says what was got and read. Marks never go back.
         * @description Says what was got and read. Marks never go back.
         */
        post: operations["conversation_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The last round of service goes on, with the caller.
         * @description The last round of service goes on, with the caller.
         */
        post: operations["conversation_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a waiting conversation.
         * @description Takes a waiting conversation.
         */
        post: operations["conversation_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks a colleague or a team to take the conversation over.
         * @description Asks a colleague or a team to take the conversation over.
         */
        post: operations["conversation_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/transfers/{transfer_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes over what one was asked to take over.
         * @description Takes over what one was asked to take over.
         */
        post: operations["conversation_transfer_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/transfers/{transfer_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does not take it; or withdraws one's own request.
         * @description Does not take it; or withdraws one's own request.
         */
        post: operations["conversation_transfer_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many conversations each view holds.
         * @description How many conversations each view holds.
         */
        get: operations["conversation_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests to correct records: those of customers that one may edit, and one's own
         * @description Requests to correct records: those of customers that one may edit, and one's own
         */
        get: operations["correction_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{correction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One request
         * @description One request
         */
        get: operations["correction_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or decline many requests; the task tells of each. One whose customer changed since is left for a look
         * @description Accept or decline many requests; the task tells of each. One whose customer changed since is left for a look
         */
        post: operations["correction_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many open requests wait for one's decision, and how many are one's own
         * @description How many open requests wait for one's decision, and how many are one's own
         */
        get: operations["correction_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-tag-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Groups of tags in use; `filter[archived]=true` lists the others
         * @description Groups of tags in use; `filter[archived]=true` lists the others
         */
        get: operations["customer_tag_group_list"];
        put?: never;
        /**
         * Make a group
         * @description Make a group
         */
        post: operations["customer_tag_group_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-tag-groups/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One group
         * @description One group
         */
        get: operations["customer_tag_group_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename or reorder a group, or make it exclusive
         * @description Rename or reorder a group, or make it exclusive
         */
        patch: operations["customer_tag_group_change"];
        trace?: never;
    };
    "/api/v1/customer-tag-groups/{group_id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take a group out of use, or back
         * @description Take a group out of use, or back
         */
        put: operations["customer_tag_group_archive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tags in use; `q` finds parts of names
         * @description Tags in use; `q` finds parts of names
         */
        get: operations["customer_tag_list"];
        put?: never;
        /**
         * Make a tag
         * @description Make a tag
         */
        post: operations["customer_tag_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-tags/{tag_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One tag
         * @description One tag
         */
        get: operations["customer_tag_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename, colour or move a tag
         * @description Rename, colour or move a tag
         */
        patch: operations["customer_tag_change"];
        trace?: never;
    };
    "/api/v1/customer-tags/{tag_id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take a tag out of use, or back; it stays on the customers that have it
         * @description Take a tag out of use, or back; it stays on the customers that have it
         */
        put: operations["customer_tag_archive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers in the caller's scope, those in use unless a state is asked for; `q` finds numbers, parts of names,
         * @description Customers in the caller's scope, those in use unless a state is asked for; `q` finds numbers, parts of names,
         *     whole phones, their first three or last four digits, e-mails, "@domain", and orders' numbers
         */
        get: operations["customer_list"];
        put?: never;
        /**
         * Enter a customer. `customers.duplicate` names whom the phone or e-mail belongs to already
         * @description Enter a customer. `customers.duplicate` names whom the phone or e-mail belongs to already
         */
        post: operations["customer_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One customer: the summary, and the full file for who holds that right
         * @description One customer: the summary, and the full file for who holds that right
         */
        get: operations["customer_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the record
         * @description Change the record
         */
        patch: operations["customer_edit"];
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an address
         * @description Add an address
         */
        post: operations["customer_address_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an address out of use
         * @description Take an address out of use
         */
        delete: operations["customer_address_remove"];
        options?: never;
        head?: never;
        /**
         * Change an address; open orders that use it follow
         * @description Change an address; open orders that use it follow
         */
        patch: operations["customer_address_change"];
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a customer away: out of lists and searches, kept for as long as wanted
         * @description Put a customer away: out of lists and searches, kept for as long as wanted
         */
        post: operations["customer_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/contact-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a phone, e-mail or account; the first phone and e-mail become the record's own
         * @description Add a phone, e-mail or account; the first phone and e-mail become the record's own
         */
        post: operations["customer_contact_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/contact-points/{contact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a contact point away
         * @description Take a contact point away
         */
        delete: operations["customer_contact_remove"];
        options?: never;
        head?: never;
        /**
         * Change a contact point
         * @description Change a contact point
         */
        patch: operations["customer_contact_change"];
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests to correct the record: all to who may edit it, one's own to anybody else
         * @description Requests to correct the record: all to who may edit it, one's own to anybody else
         */
        get: operations["customer_corrections"];
        put?: never;
        /**
         * Ask for a record to be corrected in one or several places; who may edit the customer is notified
         * @description Ask for a record to be corrected in one or several places; who may edit the customer is notified
         */
        post: operations["customer_correction_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/corrections/{correction_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the record as asked. `customers.correction_stale`: it changed since; look at it and say which version was
         * @description Change the record as asked. `customers.correction_stale`: it changed since; look at it and say which version was
         *     `seen`
         */
        post: operations["customer_correction_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/corrections/{correction_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave the record as it is
         * @description Leave the record as it is
         */
        post: operations["customer_correction_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/corrections/{correction_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a request of one's own
         * @description Take back a request of one's own
         */
        post: operations["customer_correction_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a customer, recoverable until `purge_at`
         * @description Delete a customer, recoverable until `purge_at`
         */
        post: operations["customer_delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases the person for ever: contact values, names, and what was written and sent
         * @description Erases the person for ever: contact values, names, and what was written and sent
         */
        post: operations["customer_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring an archived customer back, or a deleted one with the right to delete
         * @description Bring an archived customer back, or a deleted one with the right to delete
         */
        post: operations["customer_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows one sealed value; the call is logged with its reason.
         * @description Shows one sealed value; the call is logged with its reason.
         */
        post: operations["customer_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put tags on and take others off
         * @description Put tags on and take others off
         */
        post: operations["customer_tags_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened with a customer, newest first
         * @description What happened with a customer, newest first
         */
        get: operations["customer_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put tags on many customers, or take them off; the task tells of each, and can be taken back within ten minutes
         * @description Put tags on many customers, or take them off; the task tells of each, and can be taken back within ten minutes
         */
        post: operations["customer_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export the chosen customers as CSV or Excel, with masks; the file comes with the task
         * @description Export the chosen customers as CSV or Excel, with masks; the file comes with the task
         */
        post: operations["customer_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Departments
         * @description Departments
         */
        get: operations["department_list"];
        put?: never;
        /**
         * Create a department
         * @description Create a department
         */
        post: operations["department_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments/{row_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A department
         * @description A department
         */
        get: operations["department_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a department
         * @description Change a department
         */
        patch: operations["department_change"];
        trace?: never;
    };
    "/api/v1/departments/{row_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take out of use: a department
         * @description Take out of use: a department
         */
        post: operations["department_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments/{row_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take into use again: a department
         * @description Take into use again: a department
         */
        post: operations["department_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who the customer is and what there is with them, as far as the viewer may see it.
         * @description Who the customer is and what there is with them, as far as the viewer may see it.
         */
        get: operations["desk_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/first-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the company is set up, seen from what there is.
         * @description How far the company is set up, seen from what there is.
         */
        get: operations["desk_first_steps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a file in; it is removed again when nothing uses it within 24 hours.
         * @description Takes a file in; it is removed again when nothing uses it within 24 hours.
         */
        post: operations["file_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of one's own: whether it left quarantine.
         * @description A file of one's own: whether it left quarantine.
         */
        get: operations["file_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fields by kind, ready mappings, character sets and separators
         * @description Fields by kind, ready mappings, character sets and separators
         */
        get: operations["import_forms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A table with every heading and one line as an example; the spreadsheet says on a second sheet what each column
         * @description A table with every heading and one line as an example; the spreadsheet says on a second sheet what each column
         *     takes
         */
        get: operations["import_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports in the caller's scope, the newest first
         * @description Imports in the caller's scope, the newest first
         */
        get: operations["import_list"];
        put?: never;
        /**
         * Announce a file; its parts of `part_bytes` follow
         * @description Announce a file; its parts of `part_bytes` follow
         */
        post: operations["import_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One import
         * @description One import
         */
        get: operations["import_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an import; what was made stays, and every row says what became of it
         * @description Stop an import; what was made stays, and every row says what became of it
         */
        post: operations["import_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/parts/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a part (numbers from 1); one that was sent before is replaced
         * @description Send a part (numbers from 1); one that was sent before is replaced
         */
        post: operations["import_part"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Decide what the file is, for which shop, and which column is what
         * @description Decide what the file is, for which shop, and which column is what
         */
        put: operations["import_plan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The first rows as they would become; veiled for whom the file's values do not concern
         * @description The first rows as they would become; veiled for whom the file's values do not concern
         */
        post: operations["import_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of every row of the file
         * @description What became of every row of the file
         */
        get: operations["import_row_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/shape": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say how the file is written where the guess was wrong; the plan begins afresh
         * @description Say how the file is written where the guess was wrong; the plan begins afresh
         */
        put: operations["import_reshape"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the import, or start it anew after it failed or was cancelled
         * @description Start the import, or start it anew after it failed or was cancelled
         */
        post: operations["import_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/uploaded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that every part was sent: the file is put together, stored and recognised
         * @description Say that every part was sent: the file is put together, stored and recognised
         */
        post: operations["import_uploaded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The jobs that one started oneself, newest first.
         * @description The jobs that one started oneself, newest first.
         */
        get: operations["job_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of one's own jobs.
         * @description One of one's own jobs.
         */
        get: operations["job_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels a job that waits or runs.
         * @description Cancels a job that waits or runs.
         */
        post: operations["job_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Queues a job again that failed or was cancelled.
         * @description Queues a job again that failed or was cancelled.
         */
        post: operations["job_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A ticket for the live connection.
         * @description A ticket for the live connection.
         */
        post: operations["live_ticket_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed-in user with rights
         * @description The signed-in user with rights
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change own name, language or time zone
         * @description Change own name, language or time zone
         */
        patch: operations["me_change"];
        trace?: never;
    };
    "/api/v1/me/notification-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the user hears of each kind of notification
         * @description How the user hears of each kind of notification
         */
        get: operations["notification_choices"];
        /**
         * Choose how to hear of a kind of notification
         * @description Choose how to hear of a kind of notification
         */
        put: operations["notification_choice_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change own password; all other sessions end
         * @description Change own password; all other sessions end
         */
        post: operations["me_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose own presence; repeating it keeps a program without a socket present
         * @description Choose own presence; repeating it keeps a program without a socket present
         */
        put: operations["presence_choose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/right-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask those who look after roles for a right
         * @description Ask those who look after roles for a right
         */
        post: operations["right_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The definition of every figure
         * @description The definition of every figure
         */
        get: operations["metric_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own notifications
         * @description Own notifications
         */
        get: operations["notification_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark own notifications read
         * @description Mark own notifications read
         */
        post: operations["notification_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many own notifications are unread
         * @description How many own notifications are unread
         */
        get: operations["notification_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The statuses of orders and the moves between them
         * @description The statuses of orders and the moves between them
         */
        get: operations["order_status_list"];
        put?: never;
        /**
         * Add a status
         * @description Add a status
         */
        post: operations["order_status_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-statuses/{status_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a status
         * @description Change a status
         */
        patch: operations["order_status_change"];
        trace?: never;
    };
    "/api/v1/order-statuses/{status_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say anew what may follow from a status
         * @description Say anew what may follow from a status
         */
        put: operations["order_status_transitions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders in the caller's scope, newest first
         * @description Orders in the caller's scope, newest first
         */
        get: operations["order_list"];
        put?: never;
        /**
         * Enter an order
         * @description Enter an order
         */
        post: operations["order_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order with everything its page shows
         * @description One order with everything its page shows
         */
        get: operations["order_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an order's remarks
         * @description Change an order's remarks
         */
        patch: operations["order_change"];
        trace?: never;
    };
    "/api/v1/orders/{order_id}/actions/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an order along an allowed transition; the move names the right it needs
         * @description Move an order along an allowed transition; the move names the right it needs
         */
        post: operations["order_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whose order this is
         * @description Say whose order this is
         */
        post: operations["order_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a refund
         * @description Record a refund
         */
        post: operations["refund_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/refunds/{refund_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve, reject or pay out a refund
         * @description Approve, reject or pay out a refund
         */
        post: operations["refund_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows one part of the receiver in plain; the call is logged with its reason
         * @description Shows one part of the receiver in plain; the call is logged with its reason
         */
        post: operations["order_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a parcel
         * @description Add a parcel
         */
        post: operations["shipment_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_id}/shipments/{shipment_id}/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a step to a parcel
         * @description Add a step to a parcel
         */
        post: operations["trace_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest orders of each status on the board, and how many there are
         * @description The newest orders of each status on the board, and how many there are
         */
        get: operations["order_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export the chosen orders as CSV or Excel; the file comes with the task
         * @description Export the chosen orders as CSV or Excel; the file comes with the task
         */
        post: operations["order_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The platforms that shops are on
         * @description The platforms that shops are on
         */
        get: operations["order_platforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the service runs: open and waiting now, response, resolution, satisfaction and deadlines of a period
         * @description How the service runs: open and waiting now, response, resolution, satisfaction and deadlines of a period
         */
        get: operations["overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows behind a figure: the conversations or tickets that it counts
         * @description The rows behind a figure: the conversations or tickets that it counts
         */
        get: operations["overview_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The catalogue of permissions
         * @description The catalogue of permissions
         */
        get: operations["permission_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Colleagues with presence, load and time per state today
         * @description Colleagues with presence, load and time per state today
         */
        get: operations["presence_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The catalogue of the caller's shops
         * @description The catalogue of the caller's shops
         */
        get: operations["product_list"];
        put?: never;
        /**
         * Add a product
         * @description Add a product
         */
        post: operations["product_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One product
         * @description One product
         */
        get: operations["product_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a product
         * @description Change a product
         */
        patch: operations["product_change"];
        trace?: never;
    };
    "/api/v1/products/{product_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a product out of the catalogue
         * @description Take a product out of the catalogue
         */
        post: operations["product_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a product back into the catalogue
         * @description Take a product back into the catalogue
         */
        post: operations["product_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Waiting items in the order in which they are served
         * @description Waiting items in the order in which they are served
         */
        get: operations["queue_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rating-scales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rating scales; `filter[archived]=true` lists those put away
         * @description Rating scales; `filter[archived]=true` lists those put away
         */
        get: operations["rating_scale_list"];
        put?: never;
        /**
         * Make a rating scale
         * @description Make a rating scale
         */
        post: operations["rating_scale_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rating-scales/{scale_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One rating scale
         * @description One rating scale
         */
        get: operations["rating_scale_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a rating scale; ratings that were given keep their meaning
         * @description Change a rating scale; ratings that were given keep their meaning
         */
        patch: operations["rating_scale_change"];
        trace?: never;
    };
    "/api/v1/rating-scales/{scale_id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a scale away, or take it back
         * @description Put a scale away, or take it back
         */
        put: operations["rating_scale_archive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rating-scales/{scale_id}/in-use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a scale into use in place of the present one
         * @description Put a scale into use in place of the present one
         */
        put: operations["rating_scale_use"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers' ratings in the own scope, raw and on the common scale
         * @description Customers' ratings in the own scope, raw and on the common scale
         */
        get: operations["rating_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ratings/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count, satisfied and mean over all scales; takes the filters of the list
         * @description Count, satisfied and mean over all scales; takes the filters of the list
         */
        get: operations["rating_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a right is called and who can give it
         * @description What a right is called and who can give it
         */
        get: operations["right"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Roles
         * @description Roles
         */
        get: operations["role_list"];
        put?: never;
        /**
         * Create a custom role
         * @description Create a custom role
         */
        post: operations["role_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A role with its rights
         * @description A role with its rights
         */
        get: operations["role_detail"];
        put?: never;
        post?: never;
        /**
         * Put a custom role away
         * @description Put a custom role away
         */
        delete: operations["role_archive"];
        options?: never;
        head?: never;
        /**
         * Change a role; its holders have the new rights from their next request on
         * @description Change a role; its holders have the new rights from their next request on
         */
        patch: operations["role_change"];
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers, orders, conversations, tickets and whatever else modules let be found, within the caller's rights
         * @description Customers, orders, conversations, tickets and whatever else modules let be found, within the caller's rights
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own sessions
         * @description Own sessions
         */
        get: operations["session_list"];
        put?: never;
        /**
         * Sign in
         * @description Sign in
         */
        post: operations["session_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of one's own sessions (anybody's with the right to manage sessions)
         * @description End one of one's own sessions (anybody's with the right to manage sessions)
         */
        delete: operations["session_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long the session lasts. Asked in the background (`X-Background: 1`) it does not count as use
         * @description How long the session lasts. Asked in the background (`X-Background: 1`) it does not count as use
         */
        get: operations["session_left"];
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Sign out
         */
        delete: operations["session_end_current"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All parameters with the values that hold at a place.
         * @description All parameters with the values that hold at a place.
         */
        get: operations["setting_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets a parameter at a place, or removes the value there.
         * @description Sets a parameter at a place, or removes the value there.
         */
        put: operations["setting_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/{key}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last hundred changes of a parameter, with the names of those who made them.
         * @description The last hundred changes of a parameter, with the names of those who made them.
         */
        get: operations["setting_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shops
         * @description Shops
         */
        get: operations["shop_list"];
        put?: never;
        /**
         * Create a shop
         * @description Create a shop
         */
        post: operations["shop_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{row_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A shop
         * @description A shop
         */
        get: operations["shop_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a shop
         * @description Change a shop
         */
        patch: operations["shop_change"];
        trace?: never;
    };
    "/api/v1/shops/{row_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take out of use: a shop
         * @description Take out of use: a shop
         */
        post: operations["shop_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{row_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take into use again: a shop
         * @description Take into use again: a shop
         */
        post: operations["shop_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Skills
         * @description Skills
         */
        get: operations["skill_list"];
        put?: never;
        /**
         * Create a skill
         * @description Create a skill
         */
        post: operations["skill_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills/{row_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A skill
         * @description A skill
         */
        get: operations["skill_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a skill
         * @description Change a skill
         */
        patch: operations["skill_change"];
        trace?: never;
    };
    "/api/v1/skills/{row_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take out of use: a skill
         * @description Take out of use: a skill
         */
        post: operations["skill_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills/{row_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take into use again: a skill
         * @description Take into use again: a skill
         */
        post: operations["skill_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deadline policies in the order in which they are tried; `filter[archived]=true` lists those out of use
         * @description Deadline policies in the order in which they are tried; `filter[archived]=true` lists those out of use
         */
        get: operations["policy_list"];
        put?: never;
        /**
         * Make a deadline policy
         * @description Make a deadline policy
         */
        post: operations["policy_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla-policies/{policy_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One deadline policy
         * @description One deadline policy
         */
        get: operations["policy_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a deadline policy; clocks that run keep the version they began with
         * @description Change a deadline policy; clocks that run keep the version they began with
         */
        patch: operations["policy_change"];
        trace?: never;
    };
    "/api/v1/sla-policies/{policy_id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take a deadline policy out of use, or back
         * @description Take a deadline policy out of use, or back
         */
        put: operations["policy_archive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tagged-customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which tags these customers have (`customers`: up to 50 ids with commas between), for screens that show them
         * @description Which tags these customers have (`customers`: up to 50 ids with commas between), for screens that show them
         */
        get: operations["customer_tags_of_many"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Teams
         * @description Teams
         */
        get: operations["team_list"];
        put?: never;
        /**
         * Create a team
         * @description Create a team
         */
        post: operations["team_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{row_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A team
         * @description A team
         */
        get: operations["team_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a team
         * @description Change a team
         */
        patch: operations["team_change"];
        trace?: never;
    };
    "/api/v1/teams/{row_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take out of use: a team
         * @description Take out of use: a team
         */
        post: operations["team_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{row_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take into use again: a team
         * @description Take into use again: a team
         */
        post: operations["team_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{team_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members of a team
         * @description Members of a team
         */
        get: operations["team_members"];
        /**
         * Replace the members of a team
         * @description Replace the members of a team
         */
        put: operations["team_members_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ticket-priorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The five levels of priority
         * @description The five levels of priority
         */
        get: operations["ticket_priority_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ticket-priorities/{priority_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One level of priority
         * @description One level of priority
         */
        get: operations["ticket_priority_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Renames or recolours a level
         * @description Renames or recolours a level
         */
        patch: operations["ticket_priority_change"];
        trace?: never;
    };
    "/api/v1/ticket-statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Statuses in use, with those that can follow; `filter[archived]=true` lists the others
         * @description Statuses in use, with those that can follow; `filter[archived]=true` lists the others
         */
        get: operations["ticket_status_list"];
        put?: never;
        /**
         * Makes a status
         * @description Makes a status
         */
        post: operations["ticket_status_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ticket-statuses/{status_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One status
         * @description One status
         */
        get: operations["ticket_status_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Renames, recolours or moves a status, and says what can follow it
         * @description Renames, recolours or moves a status, and says what can follow it
         */
        patch: operations["ticket_status_change"];
        trace?: never;
    };
    "/api/v1/ticket-statuses/{status_id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Takes a status out of use, or back
         * @description Takes a status out of use, or back
         */
        put: operations["ticket_status_archive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ticket-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Types of tickets in use; `filter[archived]=true` lists the others
         * @description Types of tickets in use; `filter[archived]=true` lists the others
         */
        get: operations["ticket_type_list"];
        put?: never;
        /**
         * Makes a type of tickets
         * @description Makes a type of tickets
         */
        post: operations["ticket_type_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ticket-types/{type_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One type of tickets
         * @description One type of tickets
         */
        get: operations["ticket_type_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Renames, recolours or moves a type
         * @description Renames, recolours or moves a type
         */
        patch: operations["ticket_type_change"];
        trace?: never;
    };
    "/api/v1/ticket-types/{type_id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Takes a type out of use, or back
         * @description Takes a type out of use, or back
         */
        put: operations["ticket_type_archive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tickets in the caller's scope; `filter[owner]` takes `me`, `none` or ids
         * @description Tickets in the caller's scope; `filter[owner]` takes `me`, `none` or ids
         */
        get: operations["ticket_list"];
        put?: never;
        /**
         * Makes a ticket, by hand, from a conversation, or by a program
         * @description Makes a ticket, by hand, from a conversation, or by a program
         */
        post: operations["ticket_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One ticket with everything its screen shows at first
         * @description One ticket with everything its screen shows at first
         */
        get: operations["ticket_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of a ticket
         * @description Changes fields of a ticket
         */
        patch: operations["ticket_edit"];
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a ticket to somebody
         * @description Gives a ticket to somebody
         */
        post: operations["ticket_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a ticket for good
         * @description Ends a ticket for good
         */
        post: operations["ticket_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of comments: the last, or those before a number; with `of` those of a ticket that went into this one
         * @description A page of comments: the last, or those before a number; with `of` those of a ticket that went into this one
         */
        get: operations["ticket_comment_list"];
        put?: never;
        /**
         * Writes a public answer or an internal note. The Idempotency-Key is the comment's own key
         * @description Writes a public answer or an internal note. The Idempotency-Key is the comment's own key
         */
        post: operations["ticket_comment_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every step of a ticket with time and person, the newest first
         * @description Every step of a ticket with time and person, the newest first
         */
        get: operations["ticket_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Links an order, a conversation or another ticket
         * @description Links an order, a conversation or another ticket
         */
        post: operations["ticket_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a link
         * @description Removes a link
         */
        delete: operations["ticket_unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/mentionable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Colleagues whom a note here can mention: those who may open the ticket and read its notes
         * @description Colleagues whom a note here can mention: those who may open the ticket and read its notes
         */
        get: operations["ticket_mentionable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merges a ticket into another one about the same; answers the merged one
         * @description Merges a ticket into another one about the same; answers the merged one
         */
        post: operations["ticket_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/merge-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tickets that this one may be about the same as: by number or words, else with something in common
         * @description Tickets that this one may be about the same as: by number or words, else with something in common
         */
        get: operations["ticket_merge_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a ticket back to the queue of its team
         * @description Gives a ticket back to the queue of its team
         */
        post: operations["ticket_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes up a resolved or closed ticket again, with the reason why
         * @description Takes up a resolved or closed ticket again, with the reason why
         */
        post: operations["ticket_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that the work is done, and with which result
         * @description Says that the work is done, and with which result
         */
        post: operations["ticket_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a merge back: the ticket stands for itself again
         * @description Takes a merge back: the ticket stands for itself again
         */
        post: operations["ticket_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves a ticket to another status; which right it takes depends on where to
         * @description Moves a ticket to another status; which right it takes depends on where to
         */
        post: operations["ticket_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a waiting ticket
         * @description Takes a waiting ticket
         */
        post: operations["ticket_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{ticket_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hands a ticket to a colleague or to a team's queue
         * @description Hands a ticket to a colleague or to a team's queue
         */
        post: operations["ticket_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many tickets at once; the task tells of each, and can be taken back within ten minutes
         * @description Change many tickets at once; the task tells of each, and can be taken back within ten minutes
         */
        post: operations["ticket_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many tickets each of the usual views holds
         * @description How many tickets each of the usual views holds
         */
        get: operations["ticket_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export the chosen tickets as CSV or Excel; the file comes with the task
         * @description Export the chosen tickets as CSV or Excel; the file comes with the task
         */
        post: operations["ticket_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users
         * @description Users
         */
        get: operations["user_list"];
        put?: never;
        /**
         * Create a user
         * @description Create a user
         */
        post: operations["user_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user
         * @description A user
         */
        get: operations["user_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Change a user
         */
        patch: operations["user_change"];
        trace?: never;
    };
    "/api/v1/users/{user_id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch an account on again
         * @description Switch an account on again
         */
        post: operations["user_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch an account off; its sessions end at once
         * @description Switch an account off; its sessions end at once
         */
        post: operations["user_deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a user a new password; all sessions of the account end
         * @description Give a user a new password; all sessions of the account end
         */
        post: operations["user_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sessions of a user
         * @description Sessions of a user
         */
        get: operations["user_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The visitor's thread: a page of messages, and how service stands.
         * @description The visitor's thread: a page of messages, and how service stands.
         */
        get: operations["widget_conversation_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The customer ends the chat. Ended already is fine; an episode of somebody else's is not found.
         * @description The customer ends the chat. Ended already is fine; an episode of somebody else's is not found.
         */
        post: operations["widget_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a picture or file in; it goes out with the message that names it.
         * @description Takes a picture or file in; it goes out with the message that names it.
         */
        post: operations["widget_file_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/leave-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The waiting customer leaves what was written as a message, and does not wait on
         * @description The waiting customer leaves what was written as a message, and does not wait on
         */
        post: operations["widget_leave_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/live-ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A ticket for one socket that hears this visitor's thread and nothing else.
         * @description A ticket for one socket that hears this visitor's thread and nothing else.
         */
        post: operations["widget_live_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says what was got and read. Without a thread there is nothing to mark.
         * @description Says what was got and read. Without a thread there is nothing to mark.
         */
        post: operations["widget_marks_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message. The Idempotency-Key is the message's own key: sending again answers what was stored.
         * @description Sends a message. The Idempotency-Key is the message's own key: sending again answers what was stored.
         */
        post: operations["widget_message_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest orders of the customer whom the shop vouches for.
         * @description The newest orders of the customer whom the shop vouches for.
         */
        get: operations["widget_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One own order of the customer whom the shop vouches for, as it is now.
         * @description One own order of the customer whom the shop vouches for, as it is now.
         */
        get: operations["widget_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/orders/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One order that this visitor has looked up, as it is now. The key travels in the body: addresses are written down
         * @description One order that this visitor has looked up, as it is now. The key travels in the body: addresses are written down
         *     by everything on the way.
         */
        post: operations["widget_order_follow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/orders/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds one order by its number and the last four digits of its phone. Few tries an hour per address and order.
         * @description Finds one order by its number and the last four digits of its phone. Few tries an hour per address and order.
         */
        post: operations["widget_order_lookup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate an episode, or change the rating; the same answer twice is one answer
         * @description Rate an episode, or change the rating; the same answer twice is one answer
         */
        post: operations["widget_rating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/ratings/{episode_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The customer's own rating of an episode, and the scale it is asked on
         * @description The customer's own rating of an episode, and the scale it is asked on
         */
        get: operations["widget_rating_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens the widget of a channel for a visitor, or for a customer whom the shop's token names.
         * @description Opens the widget of a channel for a visitor, or for a customer whom the shop's token names.
         */
        post: operations["widget_session_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work/items/{kind}/{item_id}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The deadlines of a work item and how each was computed
         * @description The deadlines of a work item and how each was computed
         */
        get: operations["work_item_clocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Load and capacity of the colleagues who are there, as far as the own scope reaches
         * @description Load and capacity of the colleagues who are there, as far as the own scope reaches
         */
        get: operations["work_load"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work/overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deadlines that passed without the answer or solution they waited for, the oldest first
         * @description Deadlines that passed without the answer or solution they waited for, the oldest first
         */
        get: operations["work_overdue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work/response-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How fast customers were answered in the last 24 hours, beside the target
         * @description How fast customers were answered in the last 24 hours, beside the target
         */
        get: operations["work_response_time"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Action
         * @description Something that can be done with a row; `why` is a code when it is not allowed now.
         */
        Action: {
            /** Allowed */
            allowed: boolean;
            /** Name */
            name: string;
            /** Why */
            why: string | null;
        };
        /**
         * ActionShape
         * @description Something the caller may do, and what stands in its way now.
         */
        ActionShape: {
            /** Allowed */
            allowed: boolean;
            /** Name */
            name: string;
            /** Why */
            why: string | null;
        };
        /**
         * ActorShape
         * @description Who did it; the name is looked up now, the log keeps the id.
         */
        ActorShape: {
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string | null;
        };
        /**
         * AgentLoad
         * @description How much an agent who is there carries, in units of weight.
         */
        AgentLoad: {
            /** Capacity */
            capacity: number;
            /** Load */
            load: number;
            /** Name */
            name: string;
            /** Presence */
            presence: string;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * ArchiveBody
         * @description Out of use, or back.
         */
        ArchiveBody: {
            /** Archived */
            archived: boolean;
        };
        /**
         * AskedScale
         * @description The scale of this invitation, labels in the customer's language.
         */
        AskedScale: {
            /** Labels */
            labels: {
                [key: string]: string;
            };
            /** Max */
            max: number;
            /** Min */
            min: number;
            /** Step */
            step: number;
        };
        /**
         * AssignBody
         * @description Who gets the ticket.
         */
        AssignBody: {
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * AssignmentItem
         * @description One decision to give work to somebody.
         */
        AssignmentItem: {
            /** Actor Id */
            actor_id: string | null;
            /** Actor Kind */
            actor_kind: string;
            /** Actor Name */
            actor_name: string | null;
            /**
             * Agent Id
             * Format: uuid
             */
            agent_id: string;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Candidate Count */
            candidate_count: number;
            /** Candidates */
            candidates: components["schemas"]["Candidate"][];
            /** From User Id */
            from_user_id: string | null;
            /** From User Name */
            from_user_name: string | null;
            /** How */
            how: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Kind */
            kind: string;
            /** Reason */
            reason: string;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Team Id */
            team_id: string | null;
            /** Waited S */
            waited_s: number;
        };
        /** AssignmentItemList */
        AssignmentItemList: {
            /** Items */
            items: components["schemas"]["AssignmentItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * AuthorShape
         * @description Who wrote a message; `name` is null for the system and for customers without a name.
         */
        AuthorShape: {
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string | null;
        };
        /**
         * BoardColumn
         * @description A status on the board: how many orders stand in it, and the newest of them.
         */
        BoardColumn: {
            count: components["schemas"]["ColumnCount"];
            /** Items */
            items: components["schemas"]["OrderBoardItem"][];
            status: components["schemas"]["OrderStatusBrief"];
        };
        /**
         * BulkReason
         * @description Why a row was not changed.
         */
        BulkReason: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Title */
            title: string;
        };
        /**
         * BulkResult
         * @description One row: its id, its number, and what became of it (waiting, done, unchanged, refused).
         */
        BulkResult: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /** N */
            n: number;
            reason: components["schemas"]["BulkReason"] | null;
            /** State */
            state: string;
        };
        /** BulkResultList */
        BulkResultList: {
            /** Items */
            items: components["schemas"]["BulkResult"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * BulkRun
         * @description A change to many rows; `undo_until` is null when it cannot be taken back (any more).
         */
        BulkRun: {
            /** Action */
            action: string;
            /** Created At */
            created_at: string;
            /** Done */
            done: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Object Kind */
            object_kind: string;
            /** Refused */
            refused: number;
            /** State */
            state: string;
            /** Title */
            title: string;
            /** Total */
            total: number;
            /** Unchanged */
            unchanged: number;
            /** Undo Until */
            undo_until: string | null;
            /** Undoes */
            undoes: string | null;
            /** Undone By */
            undone_by: string | null;
        };
        /**
         * BulkStarted
         * @description The task, which is the run too.
         */
        BulkStarted: {
            /**
             * Job
             * Format: uuid
             */
            job: string;
        };
        /**
         * CalendarBody
         * @description A new calendar. `weekly` maps ISO week days "1" (Monday) to "7" to intervals.
         */
        CalendarBody: {
            /**
             * Days
             * @default []
             */
            days: components["schemas"]["DayBody"][];
            /**
             * Holidays
             * @default none
             * @enum {string}
             */
            holidays: "none" | "cn";
            /**
             * Makeup Day
             * @default 1
             */
            makeup_day: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Weekly */
            weekly: {
                [key: string]: string[][];
            };
            /** Zone */
            zone: string;
        };
        /**
         * CalendarDayItem
         * @description A date that differs from the week; `source` is own or cn (published holidays).
         */
        CalendarDayItem: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Intervals */
            intervals: string[][];
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Source */
            source: string;
        };
        /**
         * CalendarDetail
         * @description A calendar with its days, and how it stands now.
         */
        CalendarDetail: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Archived At */
            archived_at: string | null;
            /** Closes At */
            closes_at: string | null;
            /** Days */
            days: components["schemas"]["CalendarDayItem"][];
            /** Holidays */
            holidays: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /** Makeup Day */
            makeup_day: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Open Now */
            open_now: boolean;
            /** Opens At */
            opens_at: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
            /** Weekly */
            weekly: {
                [key: string]: string[][];
            };
            /** Zone */
            zone: string;
        };
        /**
         * CalendarItem
         * @description A calendar in a list; `label` is the name in the viewer's language.
         */
        CalendarItem: {
            /** Archived At */
            archived_at: string | null;
            /** Holidays */
            holidays: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /** Makeup Day */
            makeup_day: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
            /** Weekly */
            weekly: {
                [key: string]: string[][];
            };
            /** Zone */
            zone: string;
        };
        /** CalendarItemList */
        CalendarItemList: {
            /** Items */
            items: components["schemas"]["CalendarItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * CalendarPatch
         * @description What may change about a calendar; `days` replaces all own days.
         */
        CalendarPatch: {
            /** Days */
            days?: components["schemas"]["DayBody"][] | null;
            /** Holidays */
            holidays?: ("none" | "cn") | null;
            /** Makeup Day */
            makeup_day?: number | null;
            /** Name */
            name?: {
                [key: string]: string;
            } | null;
            /** Weekly */
            weekly?: {
                [key: string]: string[][];
            } | null;
            /** Zone */
            zone?: string | null;
        };
        /**
         * Candidate
         * @description Somebody who was looked at: a score with its parts, or why not.
         */
        Candidate: {
            /** Name */
            name: string;
            /** Parts */
            parts: {
                [key: string]: number;
            };
            /** Passed */
            passed: string | null;
            /** Score */
            score: number | null;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * CategoryBody
         * @description A new category or tag, below `parent_id` or at the top; `place` orders siblings. A tag at the top is a group.
         */
        CategoryBody: {
            /**
             * Color
             * @default
             */
            color: string;
            /**
             * Kind
             * @default category
             * @enum {string}
             */
            kind: "category" | "tag";
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Place
             * @default 0
             */
            place: number;
        };
        /**
         * CategoryItem
         * @description A category; `path` names the way down to it in the viewer's language, itself last.
         */
        CategoryItem: {
            /** Archived At */
            archived_at: string | null;
            /** Color */
            color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string[];
            /** Place */
            place: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** CategoryItemList */
        CategoryItemList: {
            /** Items */
            items: components["schemas"]["CategoryItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * CategoryPatch
         * @description What may change about a category; a parent of null moves it to the top.
         */
        CategoryPatch: {
            /** Color */
            color?: string | null;
            /** Name */
            name?: {
                [key: string]: string;
            } | null;
            /** Parent Id */
            parent_id?: string | null;
            /** Place */
            place?: number | null;
        };
        /**
         * ChangeShape
         * @description One step of a ticket's way: who, when, what, from what to what; ids come with what they are called now.
         */
        ChangeShape: {
            actor: components["schemas"]["Maker"];
            /** After */
            after: unknown;
            /** After Name */
            after_name: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Before */
            before: unknown;
            /** Before Name */
            before_name: string | null;
            /** Field */
            field: string;
            /** Id */
            id: number;
            /** Reason */
            reason: string;
            /** Step */
            step: string;
            /** Version */
            version: number;
        };
        /** ChangeShapeList */
        ChangeShapeList: {
            /** Items */
            items: components["schemas"]["ChangeShape"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * ChannelFields
         * @description What can be set on a channel; what is left out stays as it is.
         */
        ChannelFields: {
            /** Allowed Origins */
            allowed_origins?: string[] | null;
            /** Calendar Id */
            calendar_id?: string | null;
            /** Color */
            color?: string | null;
            /** File Types */
            file_types?: string[] | null;
            /** Greetings */
            greetings?: {
                [key: string]: string;
            } | null;
            /** Languages */
            languages?: ("zh-CN" | "en")[] | null;
            /** Max File Bytes */
            max_file_bytes?: number | null;
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
            /** Skill Ids */
            skill_ids?: string[] | null;
            /** Team Id */
            team_id?: string | null;
        };
        /**
         * ChannelLine
         * @description The channel of a conversation.
         */
        ChannelLine: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * ChannelNew
         * @description A new channel: shop and name are needed.
         */
        ChannelNew: {
            /** Allowed Origins */
            allowed_origins?: string[] | null;
            /** Calendar Id */
            calendar_id?: string | null;
            /** Color */
            color?: string | null;
            /** File Types */
            file_types?: string[] | null;
            /** Greetings */
            greetings?: {
                [key: string]: string;
            } | null;
            /** Languages */
            languages?: ("zh-CN" | "en")[] | null;
            /** Max File Bytes */
            max_file_bytes?: number | null;
            /** Names */
            names: {
                [key: string]: string;
            };
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Skill Ids */
            skill_ids?: string[] | null;
            /** Team Id */
            team_id?: string | null;
        };
        /**
         * ChannelShape
         * @description A channel. The secret is never shown; `has_secret` says that there is one.
         */
        ChannelShape: {
            /** Allowed Origins */
            allowed_origins: string[];
            /** Archived At */
            archived_at: string | null;
            /** Calendar Id */
            calendar_id: string | null;
            /** Color */
            color: string;
            /** Created At */
            created_at: string;
            /** File Types */
            file_types: string[];
            /** Greetings */
            greetings: {
                [key: string]: string;
            };
            /** Has Secret */
            has_secret: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Languages */
            languages: string[];
            /** Max File Bytes */
            max_file_bytes: number;
            /** Name */
            name: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Portal Url */
            portal_url: string;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Skill Ids */
            skill_ids: string[];
            /** Snippet */
            snippet: string;
            /** Team Id */
            team_id: string | null;
            /** Version */
            version: number;
        };
        /** ChannelShapeList */
        ChannelShapeList: {
            /** Items */
            items: components["schemas"]["ChannelShape"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * CheckItem
         * @description The outcome of a check.
         */
        CheckItem: {
            /** Actor Id */
            actor_id: string | null;
            /** Findings */
            findings: components["schemas"]["FindingShape"][];
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Id */
            id: string;
            /** Ok */
            ok: boolean;
            /** Rows */
            rows: number;
            /** Seals */
            seals: number;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Trigger */
            trigger: string;
        };
        /** CheckItemList */
        CheckItemList: {
            /** Items */
            items: components["schemas"]["CheckItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * ChoiceBody
         * @description A choice for one kind and channel.
         */
        ChoiceBody: {
            /** Channel */
            channel: string;
            /** Enabled */
            enabled: boolean;
            /** Kind */
            kind: string;
        };
        /**
         * ChoiceItem
         * @description How the user hears of a kind of notification.
         */
        ChoiceItem: {
            /** Can Mute */
            can_mute: boolean;
            /** Channels */
            channels: {
                [key: string]: boolean;
            };
            /** Kind */
            kind: string;
            /** Title */
            title: string;
            /** Urgency */
            urgency: string;
        };
        /**
         * Choices
         * @description All kinds.
         */
        Choices: {
            /** Items */
            items: components["schemas"]["ChoiceItem"][];
        };
        /**
         * ClockDetail
         * @description A deadline with everything it follows from. `left_s` is negative once it passed.
         */
        ClockDetail: {
            /** Breached At */
            breached_at: string | null;
            /** Calendar Id */
            calendar_id: string | null;
            /** Calendar Name */
            calendar_name: string | null;
            /** Calendar Version */
            calendar_version: number | null;
            /** Clock */
            clock: string;
            /** Counted S */
            counted_s: number;
            /** Due At */
            due_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Left S */
            left_s: number;
            /**
             * Policy Id
             * Format: uuid
             */
            policy_id: string;
            /** Policy Name */
            policy_name: string;
            /** Policy Version */
            policy_version: number;
            /** Satisfied At */
            satisfied_at: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** State */
            state: string;
            /** Steps */
            steps: components["schemas"]["ClockStep"][];
            /** Target S */
            target_s: number;
            /** Warned At */
            warned_at: string | null;
        };
        /**
         * ClockShape
         * @description A deadline in short; `GET /work/items/ticket/{id}/clocks` explains it.
         */
        ClockShape: {
            /** Breached At */
            breached_at: string | null;
            /** Clock */
            clock: string;
            /** Due At */
            due_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Paused */
            paused: boolean;
            /** Satisfied At */
            satisfied_at: string | null;
            /** Target S */
            target_s: number;
        };
        /**
         * ClockStep
         * @description A stretch of a clock's life: counted, closed or paused.
         */
        ClockStep: {
            /**
             * End
             * Format: date-time
             */
            end: string;
            /** Kind */
            kind: string;
            /** Seconds */
            seconds: number;
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /**
         * CloseBody
         * @description How the round of service ended. `further` are the problems after the first, in their order.
         */
        CloseBody: {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /**
             * Further
             * @default []
             */
            further: components["schemas"]["FurtherBody"][];
            /**
             * Handling
             * @default
             */
            handling: string;
            /**
             * Problem
             * @default
             */
            problem: string;
            /**
             * Result
             * @enum {string}
             */
            result: "solved" | "unsolved" | "followup" | "invalid";
            /**
             * Tag Ids
             * @default []
             */
            tag_ids: string[];
        };
        /**
         * ColleagueItem
         * @description A colleague: who is there, how busy, for how long.
         */
        ColleagueItem: {
            /** Capacity */
            capacity: number;
            /** Id */
            id: string;
            /** Load */
            load: number;
            /** Name */
            name: string;
            /** Position */
            position: string;
            /** Since */
            since: string | null;
            /** State */
            state: string;
            today: components["schemas"]["Seconds"];
        };
        /** ColleagueItemList */
        ColleagueItemList: {
            /** Items */
            items: components["schemas"]["ColleagueItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * Coloured
         * @description A configured thing as lists show it.
         */
        Coloured: {
            /** Color */
            color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * ColumnCount
         * @description A count, capped.
         */
        ColumnCount: {
            /** Exact */
            exact: boolean;
            /** Value */
            value: number;
        };
        /**
         * CommentAuthor
         * @description Who wrote.
         */
        CommentAuthor: {
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string | null;
        };
        /**
         * CommentBody
         * @description A public answer or an internal note, with up to ten uploaded files; a note may name colleagues, each with `@` and
         *     the name in the text.
         */
        CommentBody: {
            /**
             * File Ids
             * @default []
             */
            file_ids: string[];
            /**
             * Mention Ids
             * @default []
             */
            mention_ids: string[];
            /** Public */
            public: boolean;
            /**
             * Text
             * @default
             */
            text: string;
        };
        /**
         * CommentShape
         * @description A comment. `files` carry addresses that are good for five minutes.
         */
        CommentShape: {
            author: components["schemas"]["CommentAuthor"];
            /** Client Key */
            client_key: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Files */
            files: {
                [key: string]: unknown;
            }[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Mentions */
            mentions: components["schemas"]["TicketNamed"][];
            /** Message Id */
            message_id: string | null;
            /** Public */
            public: boolean;
            /** Seq */
            seq: number;
            /** Text */
            text: string;
        };
        /**
         * CommentsPage
         * @description Comments in ascending order; more of them stand before the first.
         */
        CommentsPage: {
            /** Comments */
            comments: components["schemas"]["CommentShape"][];
            /** Has More */
            has_more: boolean;
        };
        /**
         * CompanyBody
         * @description What may change about the company; absent fields stay.
         */
        CompanyBody: {
            /** Currency */
            currency?: string | null;
            /** Default Language */
            default_language?: ("zh-CN" | "en") | null;
            /** Name */
            name?: string | null;
            /** Zone */
            zone?: string | null;
        };
        /**
         * CompanyShape
         * @description The one company of this installation.
         */
        CompanyShape: {
            /** Currency */
            currency: string;
            /** Default Language */
            default_language: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /**
         * CompanyShort
         * @description The company as every screen shows it.
         */
        CompanyShort: {
            /** Default Language */
            default_language: string;
            /** Name */
            name: string;
            /** Version */
            version: string;
            /** Zone */
            zone: string;
        };
        /**
         * ConfiguredStatus
         * @description A status with the ids of those that can follow.
         */
        ConfiguredStatus: {
            /** Archived At */
            archived_at: string | null;
            /** Category */
            category: string;
            /** Code */
            code: string;
            /** Color */
            color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Next */
            next: string[];
            /** Place */
            place: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** ConfiguredStatusList */
        ConfiguredStatusList: {
            /** Items */
            items: components["schemas"]["ConfiguredStatus"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * ConversationDetail
         * @description Everything the conversation's screen shows at first.
         */
        ConversationDetail: {
            /** Actions */
            actions: components["schemas"]["ActionShape"][];
            channel: components["schemas"]["ChannelLine"];
            customer: components["schemas"]["CustomerCard"];
            /** Department Id */
            department_id: string | null;
            /** Draft */
            draft: string;
            episode: components["schemas"]["EpisodeShape"] | null;
            /** Has More */
            has_more: boolean;
            /** Has More Notes */
            has_more_notes: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lacking */
            lacking: components["schemas"]["LackingRound"][];
            /** Last Seq */
            last_seq: number;
            /** Listen Grant */
            listen_grant: string;
            marks: components["schemas"]["MarksShape"];
            /** Messages */
            messages: components["schemas"]["MessageShape"][];
            /** Notes */
            notes: components["schemas"]["NoteShape"][];
            owner: components["schemas"]["NameShape"] | null;
            page: components["schemas"]["PageShape"] | null;
            /** Pos */
            pos: number;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** State */
            state: string;
            /** Team Id */
            team_id: string | null;
            transfer: components["schemas"]["TransferShape"] | null;
            /** Unread */
            unread: number;
        };
        /**
         * ConversationLine
         * @description A conversation in a list.
         */
        ConversationLine: {
            channel: components["schemas"]["NameShape"];
            customer: components["schemas"]["CustomerLine"];
            /** Episode Id */
            episode_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            last: components["schemas"]["LastShape"];
            /** Last Seq */
            last_seq: number;
            /** Opened At */
            opened_at: string | null;
            owner: components["schemas"]["NameShape"] | null;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** State */
            state: string;
            /** Team Id */
            team_id: string | null;
            /** Unread */
            unread: number;
        };
        /** ConversationLineList */
        ConversationLineList: {
            /** Items */
            items: components["schemas"]["ConversationLine"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * CorrectionAcceptBody
         * @description What the asker is told; may be empty. `seen` is the customer's version that was looked at, needed where the
         *     record changed since the request was made.
         */
        CorrectionAcceptBody: {
            /**
             * Answer
             * @default
             */
            answer: string;
            /** Seen */
            seen?: number | null;
        };
        /**
         * CorrectionBody
         * @description What ought to change, and why.
         */
        CorrectionBody: {
            /** Changes */
            changes: components["schemas"]["CorrectionChangeBody"][];
            /** Reason */
            reason: string;
        };
        /**
         * CorrectionBulkBody
         * @description What to do with which requests, and what the askers are told; with `dry_run` they are only counted.
         */
        CorrectionBulkBody: {
            /**
             * Action
             * @enum {string}
             */
            action: "accept" | "decline";
            /**
             * Answer
             * @default
             */
            answer: string;
            /**
             * Dry Run
             * @default false
             */
            dry_run: boolean;
            select: components["schemas"]["CorrectionSelectBody"];
        };
        /**
         * CorrectionBulkStarted
         * @description The task, or null of a trial; `count` of requests, at most one more than a change may take.
         */
        CorrectionBulkStarted: {
            /** Count */
            count: number;
            /** Job */
            job: string | null;
        };
        /**
         * CorrectionChangeBody
         * @description One place and what it ought to become. Fields of the record are `set`: `value`, of the remark `remark`, of the
         *     preferences `preferences` (as a whole); an empty value empties. Contact points and addresses are added, changed,
         *     removed (`id`), an address made the default.
         */
        CorrectionChangeBody: {
            /**
             * Action
             * @default set
             * @enum {string}
             */
            action: "set" | "add" | "change" | "remove" | "default";
            address?: components["schemas"]["CustomerAddressPatch"] | null;
            /** Id */
            id?: string | null;
            /** Kind */
            kind?: ("phone" | "email" | "wechat" | "qq" | "weibo" | "other") | null;
            /** Label */
            label?: string | null;
            /**
             * Part
             * @enum {string}
             */
            part: "name" | "phone" | "email" | "birthday" | "kind" | "remark" | "preferences" | "contact" | "address";
            preferences?: components["schemas"]["CustomerPreferences"] | null;
            /** Remark */
            remark?: string | null;
            /** Value */
            value?: string | null;
        };
        /**
         * CorrectionChangeShape
         * @description One place: `value` as it is wanted, `base` as it stood at asking, `now` for who decides; null is nothing, or not
         *     shown. Of a field they hold `value`; personal values are masks. `stale`: it changed since; `gone`: it is there no
         *     longer.
         */
        CorrectionChangeShape: {
            /** Action */
            action: string;
            /** Base */
            base: {
                [key: string]: unknown;
            } | null;
            /** Gone */
            gone: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** May Reveal */
            may_reveal: boolean;
            /** Now */
            now: {
                [key: string]: unknown;
            } | null;
            /** Part */
            part: string;
            /** Row */
            row: string | null;
            /** Stale */
            stale: boolean;
            /** Value */
            value: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * CorrectionCounts
         * @description Open requests: those that wait for one's decision, and one's own; at most 1,000 each.
         */
        CorrectionCounts: {
            /** Deciding */
            deciding: number;
            /** Mine */
            mine: number;
        };
        /**
         * CorrectionCustomerShape
         * @description Whose record.
         */
        CorrectionCustomerShape: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Version */
            version: number;
        };
        /**
         * CorrectionDeclineBody
         * @description What the asker is told; may be empty.
         */
        CorrectionDeclineBody: {
            /**
             * Answer
             * @default
             */
            answer: string;
        };
        /**
         * CorrectionItem
         * @description A request to correct a record. `because` says why one that `ended` did.
         */
        CorrectionItem: {
            /** Answer */
            answer: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            asked_by: components["schemas"]["CustomerHandlerShape"];
            /** Because */
            because: string;
            /** Changes */
            changes: components["schemas"]["CorrectionChangeShape"][];
            customer: components["schemas"]["CorrectionCustomerShape"];
            /** Decided At */
            decided_at: string | null;
            decided_by: components["schemas"]["CustomerHandlerShape"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** May Decide */
            may_decide: boolean;
            /** May Withdraw */
            may_withdraw: boolean;
            /** Mine */
            mine: boolean;
            /** Reason */
            reason: string;
            /** Stale */
            stale: boolean;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /** CorrectionItemList */
        CorrectionItemList: {
            /** Items */
            items: components["schemas"]["CorrectionItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * CorrectionSelectBody
         * @description Which requests: those named, or all open ones that the filters of the list keep.
         */
        CorrectionSelectBody: {
            /**
             * Filters
             * @default {}
             */
            filters: {
                [key: string]: string[];
            };
            /** Ids */
            ids?: string[] | null;
            /**
             * Q
             * @default
             */
            q: string;
        };
        /**
         * CorrectionsShape
         * @description The newest requests.
         */
        CorrectionsShape: {
            /** Items */
            items: components["schemas"]["CorrectionItem"][];
        };
        /**
         * CountsShape
         * @description How many conversations each view holds, up to `capped_at`.
         */
        CountsShape: {
            /** Capped At */
            capped_at: number;
            /** Incoming */
            incoming: number;
            /** Mine */
            mine: number;
            /** Open */
            open: number;
            /** Queued */
            queued: number;
            /** Unread */
            unread: number;
            /** Unrecorded */
            unrecorded: number;
        };
        /**
         * CoursePoint
         * @description An hour or day: its local start and how much of what happened in it.
         */
        CoursePoint: {
            /** At */
            at: string;
            /** Counts */
            counts: {
                [key: string]: number;
            };
        };
        /**
         * CustomerActionShape
         * @description Something that can be done with a row; `why` is a code when it cannot be done now.
         */
        CustomerActionShape: {
            /** Allowed */
            allowed: boolean;
            /** Name */
            name: string;
            /** Why */
            why: string | null;
        };
        /**
         * CustomerActorShape
         * @description Who did something; `name` of members of staff only.
         */
        CustomerActorShape: {
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string | null;
        };
        /**
         * CustomerAddressAddBody
         * @description A further address; `is_default` makes it the one that is used first.
         */
        CustomerAddressAddBody: {
            /**
             * City
             * @default
             */
            city: string;
            /**
             * Country
             * @default CN
             */
            country: string;
            /**
             * Detail
             * @default
             */
            detail: string;
            /**
             * District
             * @default
             */
            district: string;
            /**
             * Is Default
             * @default false
             */
            is_default: boolean;
            /**
             * Label
             * @default home
             * @enum {string}
             */
            label: "home" | "work" | "other";
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /**
             * Province
             * @default
             */
            province: string;
            /**
             * Recipient
             * @default
             */
            recipient: string;
        };
        /**
         * CustomerAddressBody
         * @description A new address. Of China: province, city, district and detail must be there.
         */
        CustomerAddressBody: {
            /**
             * City
             * @default
             */
            city: string;
            /**
             * Country
             * @default CN
             */
            country: string;
            /**
             * Detail
             * @default
             */
            detail: string;
            /**
             * District
             * @default
             */
            district: string;
            /**
             * Label
             * @default home
             * @enum {string}
             */
            label: "home" | "work" | "other";
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /**
             * Province
             * @default
             */
            province: string;
            /**
             * Recipient
             * @default
             */
            recipient: string;
        };
        /**
         * CustomerAddressPatch
         * @description What may change about an address. Sealed parts that are left out stay.
         */
        CustomerAddressPatch: {
            /** City */
            city?: string | null;
            /** Country */
            country?: string | null;
            /** Detail */
            detail?: string | null;
            /** District */
            district?: string | null;
            /** Is Default */
            is_default?: true | null;
            /** Label */
            label?: ("home" | "work" | "other") | null;
            /** Phone */
            phone?: string | null;
            /** Postcode */
            postcode?: string | null;
            /** Province */
            province?: string | null;
            /** Recipient */
            recipient?: string | null;
        };
        /**
         * CustomerAddressShape
         * @description An address: places plain, who and where exactly masked.
         */
        CustomerAddressShape: {
            /** City */
            city: string;
            /** Country */
            country: string;
            /** Detail Mask */
            detail_mask: string;
            /** District */
            district: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Default */
            is_default: boolean;
            /** Label */
            label: string;
            /** Phone Mask */
            phone_mask: string;
            /** Postcode */
            postcode: string;
            /** Province */
            province: string;
            /** Recipient Mask */
            recipient_mask: string;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * CustomerAnswer
         * @description A customer with masks in place of personal values. `file` is null without the right `customers.file.view`.
         */
        CustomerAnswer: {
            /** Actions */
            actions: components["schemas"]["CustomerActionShape"][];
            /** Archived At */
            archived_at: string | null;
            /** Auto */
            auto: boolean;
            /** Completeness */
            completeness: number;
            consultation: components["schemas"]["CustomerConsultationShape"] | null;
            /** Created At */
            created_at: string;
            /** Deleted At */
            deleted_at: string | null;
            /** Email Mask */
            email_mask: string;
            /** Erased At */
            erased_at: string | null;
            file: components["schemas"]["CustomerFileShape"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Language */
            language: string;
            /** Locale */
            locale: string;
            /** Merged Into Id */
            merged_into_id: string | null;
            /** Missing */
            missing: string[];
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Origin */
            origin: string;
            /** Phone Mask */
            phone_mask: string;
            /** Purge At */
            purge_at: string | null;
            /** Registered At */
            registered_at: string;
            /** Service Level */
            service_level: string;
            /** Shop Ids */
            shop_ids: string[];
            /** Tags */
            tags: components["schemas"]["TagOnCustomer"][];
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
            /** Vip */
            vip: boolean;
        };
        /**
         * CustomerBody
         * @description A new customer. Which fields are mandatory is a parameter of the company; what is wrong is told per field.
         */
        CustomerBody: {
            /**
             * Accept Duplicate
             * @default false
             */
            accept_duplicate: boolean;
            /**
             * Addresses
             * @default []
             */
            addresses: components["schemas"]["CustomerAddressBody"][];
            /**
             * Birthday
             * @default
             */
            birthday: string;
            /**
             * Contact Points
             * @default []
             */
            contact_points: components["schemas"]["CustomerContactBody"][];
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Kind
             * @default person
             * @enum {string}
             */
            kind: "person" | "company";
            /**
             * Language
             * @default
             */
            language: string;
            /**
             * Locale
             * @default CN
             */
            locale: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            preferences?: components["schemas"]["CustomerPreferences"] | null;
            /**
             * Remark
             * @default
             */
            remark: string;
            /**
             * Service Level
             * @default basic
             * @enum {string}
             */
            service_level: "basic" | "advanced" | "exclusive";
            /**
             * Shop Ids
             * @default []
             */
            shop_ids: string[];
            /**
             * Tag Ids
             * @default []
             */
            tag_ids: string[];
            /**
             * Vip
             * @default false
             */
            vip: boolean;
        };
        /**
         * CustomerBulkBody
         * @description What to do with which customers; with `dry_run` they are only counted.
         */
        CustomerBulkBody: {
            /**
             * Action
             * @constant
             */
            action: "tag";
            /**
             * Add
             * @default []
             */
            add: string[];
            /**
             * Dry Run
             * @default false
             */
            dry_run: boolean;
            /**
             * Remove
             * @default []
             */
            remove: string[];
            select: components["schemas"]["CustomerSelectBody"];
        };
        /**
         * CustomerCard
         * @description The customer beside the conversation: masks, never values.
         */
        CustomerCard: {
            /** Email Mask */
            email_mask: string;
            /** Erased At */
            erased_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Phone Mask */
            phone_mask: string;
            /** Service Level */
            service_level: string;
            /** Since */
            since: string;
            /** Vip */
            vip: boolean;
        };
        /**
         * CustomerConsultationShape
         * @description Somebody serves the customer now. `elsewhere`: in a shop not the viewer's; nothing more is said.
         */
        CustomerConsultationShape: {
            /** Conversation Id */
            conversation_id: string | null;
            /** Elsewhere */
            elsewhere: boolean;
            /** Episode Id */
            episode_id: string | null;
            handler: components["schemas"]["CustomerHandlerShape"] | null;
            /** Shop Id */
            shop_id: string | null;
            /** Since */
            since: string | null;
        };
        /**
         * CustomerContactBody
         * @description A further way to reach the customer.
         */
        CustomerContactBody: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "phone" | "email" | "wechat" | "qq" | "weibo" | "other";
            /**
             * Label
             * @default
             */
            label: string;
            /** Value */
            value: string;
        };
        /**
         * CustomerContactPatch
         * @description What may change about a contact point; `verified` says that somebody has tried it.
         */
        CustomerContactPatch: {
            /** Label */
            label?: string | null;
            /** Value */
            value?: string | null;
            /** Verified */
            verified?: boolean | null;
        };
        /**
         * CustomerContactShape
         * @description A contact point, masked.
         */
        CustomerContactShape: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Mask */
            mask: string;
            /** Updated At */
            updated_at: string;
            /** Verified */
            verified: boolean;
            /** Version */
            version: number;
        };
        /**
         * CustomerContactTime
         * @description The hours in which the customer likes to be reached; they may cross midnight.
         */
        CustomerContactTime: {
            /** Since */
            since: string;
            /** Until */
            until: string;
        };
        /**
         * CustomerEraseBody
         * @description The customer's number once more, so that the wrong one is not erased by a slip, and why.
         */
        CustomerEraseBody: {
            /** Number */
            number: string;
            /** Reason */
            reason: string;
        };
        /**
         * CustomerExportBody
         * @description Which customers and columns, in which format; no columns means those that are needed to know who it is.
         */
        CustomerExportBody: {
            /**
             * Columns
             * @default []
             */
            columns: string[];
            /**
             * Filters
             * @default {}
             */
            filters: {
                [key: string]: string[];
            };
            /**
             * Format
             * @default xlsx
             * @enum {string}
             */
            format: "csv" | "xlsx";
            /** Ids */
            ids?: string[] | null;
            /**
             * Q
             * @default
             */
            q: string;
        };
        /**
         * CustomerFile
         * @description The customer's file. A section that is null needs the right that `denied` names.
         */
        CustomerFile: {
            customer: components["schemas"]["FileCustomer"];
            /** Denied */
            denied: {
                [key: string]: string;
            };
            may: components["schemas"]["FileMay"];
            orders: components["schemas"]["FileOrders"] | null;
            /** Services */
            services: components["schemas"]["FileService"][] | null;
            /** Tickets */
            tickets: components["schemas"]["FileTicket"][] | null;
        };
        /**
         * CustomerFileShape
         * @description What the right "full customer file" opens beside the summary.
         */
        CustomerFileShape: {
            /** Addresses */
            addresses: components["schemas"]["CustomerAddressShape"][];
            /** Birthday Mask */
            birthday_mask: string;
            /** Contact Points */
            contact_points: components["schemas"]["CustomerContactShape"][];
            /** Identities */
            identities: components["schemas"]["CustomerIdentityShape"][];
            /** Preferences */
            preferences: {
                [key: string]: unknown;
            };
            /** Remark */
            remark: string;
        };
        /**
         * CustomerHandlerShape
         * @description A member of staff.
         */
        CustomerHandlerShape: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * CustomerIdentityShape
         * @description An account the customer is known by; the value itself is not shown.
         */
        CustomerIdentityShape: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Realm
             * Format: uuid
             */
            realm: string;
            /** Seen At */
            seen_at: string;
            /** Since */
            since: string;
            /** Verified */
            verified: boolean;
        };
        /**
         * CustomerItem
         * @description A line of the list: masks, never values.
         */
        CustomerItem: {
            /** Archived At */
            archived_at: string | null;
            /** Auto */
            auto: boolean;
            /** Completeness */
            completeness: number;
            /** Deleted At */
            deleted_at: string | null;
            /** Email Mask */
            email_mask: string;
            /** Erased At */
            erased_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Missing */
            missing: string[];
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Origin */
            origin: string;
            /** Phone Mask */
            phone_mask: string;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            /** Service Level */
            service_level: string;
            /** Tags */
            tags: components["schemas"]["TagOnCustomer"][];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
            /** Vip */
            vip: boolean;
        };
        /** CustomerItemList */
        CustomerItemList: {
            /** Items */
            items: components["schemas"]["CustomerItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * CustomerJobStarted
         * @description The task, or null of a trial; `count` of customers, at most 10,000 of them counted.
         */
        CustomerJobStarted: {
            /** Count */
            count: number | null;
            /** Job */
            job: string | null;
        };
        /**
         * CustomerLine
         * @description A customer in a list.
         */
        CustomerLine: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Service Level */
            service_level: string;
            /** Vip */
            vip: boolean;
        };
        /**
         * CustomerPatch
         * @description What may change about the record; an empty text empties the field.
         */
        CustomerPatch: {
            /** Birthday */
            birthday?: string | null;
            /** Email */
            email?: string | null;
            /** Kind */
            kind?: ("person" | "company") | null;
            /** Language */
            language?: string | null;
            /** Locale */
            locale?: string | null;
            /** Name */
            name?: string | null;
            /** Phone */
            phone?: string | null;
            preferences?: components["schemas"]["CustomerPreferences"] | null;
            /** Remark */
            remark?: string | null;
            /** Service Level */
            service_level?: ("basic" | "advanced" | "exclusive") | null;
            /** Vip */
            vip?: boolean | null;
        };
        /**
         * CustomerPreferences
         * @description How the customer likes to be served. What is left out is not known.
         */
        CustomerPreferences: {
            /** Categories */
            categories?: string[] | null;
            /** Channel */
            channel?: ("chat" | "phone" | "email" | "wechat" | "sms") | null;
            contact_time?: components["schemas"]["CustomerContactTime"] | null;
            /** Language */
            language?: string | null;
            /** Manner */
            manner?: ("text" | "voice" | "video") | null;
        };
        /**
         * CustomerRevealBody
         * @description Which value, of which contact point, address or request to correct, and why it is needed.
         */
        CustomerRevealBody: {
            /**
             * Field
             * @enum {string}
             */
            field: "phone" | "email" | "birthday" | "contact" | "address" | "correction";
            /** Id */
            id?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * CustomerRevealed
         * @description Plain values. They are meant for the eye: clients do not keep them. `parts` only of an address.
         */
        CustomerRevealed: {
            /** Field */
            field: string;
            /** Parts */
            parts: {
                [key: string]: string;
            } | null;
            /** Value */
            value: string;
        };
        /**
         * CustomerSelectBody
         * @description Which customers: those named, or all that the filters and the search of the list keep.
         */
        CustomerSelectBody: {
            /**
             * Filters
             * @default {}
             */
            filters: {
                [key: string]: string[];
            };
            /** Ids */
            ids?: string[] | null;
            /**
             * Q
             * @default
             */
            q: string;
        };
        /**
         * CustomerTagArchivedBody
         * @description Out of use, or back.
         */
        CustomerTagArchivedBody: {
            /** Archived */
            archived: boolean;
        };
        /**
         * CustomerTagBody
         * @description A new tag.
         */
        CustomerTagBody: {
            /**
             * Color
             * @default gray
             * @enum {string}
             */
            color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple";
            /**
             * Group Id
             * Format: uuid
             */
            group_id: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /**
             * Place
             * @default 0
             */
            place: number;
        };
        /**
         * CustomerTagGroupBody
         * @description A new group of tags. Of an exclusive one a customer has at most one tag.
         */
        CustomerTagGroupBody: {
            /**
             * Exclusive
             * @default false
             */
            exclusive: boolean;
            /** Names */
            names: {
                [key: string]: string;
            };
            /**
             * Place
             * @default 0
             */
            place: number;
        };
        /**
         * CustomerTagGroupItem
         * @description A group; `label` is its name for the viewer, `tags` counts those in use.
         */
        CustomerTagGroupItem: {
            /** Archived At */
            archived_at: string | null;
            /** Exclusive */
            exclusive: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Place */
            place: number;
            /** Tags */
            tags: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** CustomerTagGroupItemList */
        CustomerTagGroupItemList: {
            /** Items */
            items: components["schemas"]["CustomerTagGroupItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * CustomerTagGroupPatch
         * @description What may change about a group.
         */
        CustomerTagGroupPatch: {
            /** Exclusive */
            exclusive?: boolean | null;
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
            /** Place */
            place?: number | null;
        };
        /**
         * CustomerTagItem
         * @description A tag; `customers` counts who has it, up to a thousand.
         */
        CustomerTagItem: {
            /** Archived At */
            archived_at: string | null;
            /** Code */
            code: string | null;
            /** Color */
            color: string;
            /** Customers */
            customers: number;
            /**
             * Group Id
             * Format: uuid
             */
            group_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Place */
            place: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** CustomerTagItemList */
        CustomerTagItemList: {
            /** Items */
            items: components["schemas"]["CustomerTagItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * CustomerTagPatch
         * @description What may change about a tag.
         */
        CustomerTagPatch: {
            /** Color */
            color?: ("gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple") | null;
            /** Group Id */
            group_id?: string | null;
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
            /** Place */
            place?: number | null;
        };
        /**
         * CustomerTagsBody
         * @description Tags to put on and to take off.
         */
        CustomerTagsBody: {
            /**
             * Add
             * @default []
             */
            add: string[];
            /**
             * Remove
             * @default []
             */
            remove: string[];
        };
        /**
         * CustomerTimelineItem
         * @description One thing that happened with a customer: codes and ids; the screen has the words.
         */
        CustomerTimelineItem: {
            actor: components["schemas"]["CustomerActorShape"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Shop Id */
            shop_id: string | null;
            /**
             * Subject Id
             * Format: uuid
             */
            subject_id: string;
            /** Subject Kind */
            subject_kind: string;
        };
        /** CustomerTimelineItemList */
        CustomerTimelineItemList: {
            /** Items */
            items: components["schemas"]["CustomerTimelineItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * DayBody
         * @description A date that differs from the week. An open day without intervals works like the calendar's make-up day.
         */
        DayBody: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /**
             * Intervals
             * @default []
             */
            intervals: string[][];
            /**
             * Kind
             * @enum {string}
             */
            kind: "closed" | "open";
            /**
             * Name
             * @default
             */
            name: string;
        };
        /**
         * DeclineBody
         * @description Why not, if one wants to say.
         */
        DeclineBody: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * DepartmentBody
         * @description A department: its names and the one above.
         */
        DepartmentBody: {
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
            /** Parent Id */
            parent_id?: string | null;
        };
        /**
         * DepartmentItem
         * @description A department and the one above.
         */
        DepartmentItem: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Active */
            active: boolean;
            /** Archived At */
            archived_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Parent Id */
            parent_id: string | null;
            /** Version */
            version: number;
        };
        /** DepartmentItemList */
        DepartmentItemList: {
            /** Items */
            items: components["schemas"]["DepartmentItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * DetailCustomer
         * @description The customer of a ticket, masked.
         */
        DetailCustomer: {
            /** Email Mask */
            email_mask: string;
            /** Erased At */
            erased_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Phone Mask */
            phone_mask: string;
            /** Service Level */
            service_level: string;
            /** Vip */
            vip: boolean;
        };
        /**
         * DraftBody
         * @description A text that is not sent yet; empty drops it.
         */
        DraftBody: {
            /** Text */
            text: string;
        };
        /**
         * DraftShape
         * @description The caller's unsent text.
         */
        DraftShape: {
            /** Text */
            text: string;
            /** Updated At */
            updated_at: string | null;
        };
        /**
         * EndBody
         * @description Which episode ends.
         */
        EndBody: {
            /**
             * Episode Id
             * Format: uuid
             */
            episode_id: string;
        };
        /**
         * EntryDetail
         * @description A line with what changed, and whether it is as it was written.
         */
        EntryDetail: {
            /** Action */
            action: string;
            /** Action Title */
            action_title: string;
            actor: components["schemas"]["ActorShape"];
            /** After */
            after: {
                [key: string]: unknown;
            };
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Before */
            before: {
                [key: string]: unknown;
            };
            /** Customer Id */
            customer_id: string | null;
            /** Device */
            device: string;
            /** Digest */
            digest: string;
            /** Id */
            id: string;
            /** Intact */
            intact: boolean;
            /** Ip */
            ip: string;
            object: components["schemas"]["ObjectShape"];
            /** On Behalf Of */
            on_behalf_of: string | null;
            /** Operation Id */
            operation_id: string;
            /** Pos */
            pos: string | null;
            /** Request Id */
            request_id: string;
            /** Result */
            result: string;
            /** Seal */
            seal: string | null;
            /** Session Id */
            session_id: string | null;
            /** Shop Id */
            shop_id: string | null;
        };
        /**
         * EntryItem
         * @description One line of the operation log. `pos` is null until it is sealed, a second later at most.
         */
        EntryItem: {
            /** Action */
            action: string;
            /** Action Title */
            action_title: string;
            actor: components["schemas"]["ActorShape"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Customer Id */
            customer_id: string | null;
            /** Device */
            device: string;
            /** Id */
            id: string;
            /** Ip */
            ip: string;
            object: components["schemas"]["ObjectShape"];
            /** On Behalf Of */
            on_behalf_of: string | null;
            /** Operation Id */
            operation_id: string;
            /** Pos */
            pos: string | null;
            /** Result */
            result: string;
            /** Session Id */
            session_id: string | null;
            /** Shop Id */
            shop_id: string | null;
        };
        /** EntryItemList */
        EntryItemList: {
            /** Items */
            items: components["schemas"]["EntryItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * EpisodeRecord
         * @description A round of service with the corrections of its record, the newest first.
         */
        EpisodeRecord: {
            /** Assigned At */
            assigned_at: string | null;
            /** Category Id */
            category_id: string | null;
            /** Changes */
            changes: components["schemas"]["RecordChange"][];
            /** Closed At */
            closed_at: string | null;
            /** Closed By */
            closed_by: string | null;
            /**
             * Conversation Id
             * Format: uuid
             */
            conversation_id: string;
            /** First Response At */
            first_response_at: string | null;
            /** Further */
            further: components["schemas"]["FurtherShape"][];
            /** Handling */
            handling: string;
            /** Handling S */
            handling_s: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Opened At */
            opened_at: string;
            /** Opened Seq */
            opened_seq: number;
            owner: components["schemas"]["NameShape"] | null;
            /** Problem */
            problem: string;
            /** Reopened */
            reopened: number;
            /** Result */
            result: string | null;
            /** State */
            state: string;
            /** Tag Ids */
            tag_ids: string[];
            /** Version */
            version: number;
        };
        /**
         * EpisodeShape
         * @description The open, else the last round of service. Its version is what closing names in If-Match.
         */
        EpisodeShape: {
            /** Assigned At */
            assigned_at: string | null;
            /** Category Id */
            category_id: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Closed By */
            closed_by: string | null;
            /** First Response At */
            first_response_at: string | null;
            /** Further */
            further: components["schemas"]["FurtherShape"][];
            /** Handling */
            handling: string;
            /** Handling S */
            handling_s: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Opened At */
            opened_at: string;
            /** Opened Seq */
            opened_seq: number;
            owner: components["schemas"]["NameShape"] | null;
            /** Problem */
            problem: string;
            /** Reopened */
            reopened: number;
            /** Result */
            result: string | null;
            /** State */
            state: string;
            /** Tag Ids */
            tag_ids: string[];
            /** Version */
            version: number;
        };
        /**
         * Excerpt
         * @description The text around the place that was found, for screens to mark.
         */
        Excerpt: {
            /** After */
            after: string;
            /** Before */
            before: string;
            /** Hit */
            hit: string;
        };
        /**
         * ExportBody
         * @description Which lines and columns, in which format; no columns means all of them.
         */
        ExportBody: {
            /**
             * Columns
             * @default []
             */
            columns: string[];
            /**
             * Filters
             * @default {}
             */
            filters: {
                [key: string]: string[];
            };
            /**
             * Format
             * @default xlsx
             * @enum {string}
             */
            format: "csv" | "xlsx";
        };
        /**
         * ExportOrdersBody
         * @description Which orders and columns, in which format; no columns means all of them.
         */
        ExportOrdersBody: {
            /**
             * Columns
             * @default []
             */
            columns: string[];
            /**
             * Filters
             * @default {}
             */
            filters: {
                [key: string]: string[];
            };
            /**
             * Format
             * @default xlsx
             * @enum {string}
             */
            format: "csv" | "xlsx";
            /**
             * Q
             * @default
             */
            q: string;
        };
        /**
         * ExportStarted
         * @description The task that makes the file.
         */
        ExportStarted: {
            /** Job */
            job: string;
        };
        /**
         * FactItem
         * @description A row behind a figure: a conversation's round of service or a ticket.
         */
        FactItem: {
            /** Breached At */
            breached_at: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Closing S */
            closing_s: number | null;
            /** Conversation Id */
            conversation_id: string | null;
            /** Customer Id */
            customer_id: string | null;
            /** Customer Name */
            customer_name: string | null;
            /** Customer Number */
            customer_number: string | null;
            /** Id */
            id: string;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Kind */
            kind: string;
            /** Number */
            number: string | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Owner Id */
            owner_id: string | null;
            /** Rated At */
            rated_at: string | null;
            /** Reopened */
            reopened: number;
            /** Response At */
            response_at: string | null;
            /** Response S */
            response_s: number | null;
            /** Result */
            result: string;
            /** Satisfied */
            satisfied: boolean | null;
            /** Score */
            score: number | null;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** State */
            state: string;
            /** Team Id */
            team_id: string | null;
        };
        /** FactItemList */
        FactItemList: {
            /** Items */
            items: components["schemas"]["FactItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * FieldShape
         * @description A field that a column can be; `note` says what its cells look like.
         */
        FieldShape: {
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Required */
            required: boolean;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * FigureShape
         * @description A figure: the rows that count, and their mean (seconds, percent or points) where the metric has one. `before` is
         *     the same of the period before; null for what has no period.
         */
        FigureShape: {
            /** Before */
            before: number | null;
            /** Count */
            count: number;
            /** Good */
            good: string;
            /** Metric */
            metric: string;
            /** Unit */
            unit: string;
            /** Value */
            value: number | null;
        };
        /**
         * FileConsultation
         * @description Who is speaking with the customer now.
         */
        FileConsultation: {
            /**
             * Conversation Id
             * Format: uuid
             */
            conversation_id: string;
            handler: components["schemas"]["FileOwner"] | null;
            /** Since */
            since: string;
        };
        /**
         * FileCustomer
         * @description Who it is. `type`: ordinary, vip, or potential (has never ordered). `missing` are the parts the record lacks.
         */
        FileCustomer: {
            /** Completeness */
            completeness: number;
            /** Email Mask */
            email_mask: string;
            /** Erased At */
            erased_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Language */
            language: string;
            /** Merged Into Id */
            merged_into_id: string | null;
            /** Missing */
            missing: string[];
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Origin */
            origin: string;
            /** Phone Mask */
            phone_mask: string;
            /** Service Level */
            service_level: string;
            /** Since */
            since: string;
            /** Tags */
            tags: components["schemas"]["FileTag"][];
            /** Type */
            type: string;
            /** Version */
            version: number;
            /** Vip */
            vip: boolean;
        };
        /**
         * FileMay
         * @description What the viewer may do from here.
         */
        FileMay: {
            /** Card */
            card: boolean;
            /** Reveal */
            reveal: boolean;
            /** Ticket */
            ticket: boolean;
        };
        /**
         * FileMoney
         * @description An amount in minor units.
         */
        FileMoney: {
            /** Amount */
            amount: number;
            /** Currency */
            currency: string;
        };
        /**
         * FileOrder
         * @description An order in short; `parcel` is where its last parcel is.
         */
        FileOrder: {
            consultation: components["schemas"]["FileConsultation"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Parcel */
            parcel: string | null;
            /** Placed At */
            placed_at: string;
            /** Quantity */
            quantity: number;
            status: components["schemas"]["FileOrderStatus"];
            /** Title */
            title: string;
            total: components["schemas"]["FileMoney"];
        };
        /**
         * FileOrders
         * @description The newest orders, and how many there are (capped).
         */
        FileOrders: {
            /** Items */
            items: components["schemas"]["FileOrder"][];
            /** Total */
            total: number;
        };
        /**
         * FileOrderStatus
         * @description A status of orders with its fixed category.
         */
        FileOrderStatus: {
            /** Category */
            category: string;
            /** Color */
            color: string;
            /** Label */
            label: string;
        };
        /**
         * FileOwner
         * @description An agent.
         */
        FileOwner: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * FileProblem
         * @description A problem of a round of service after the first.
         */
        FileProblem: {
            /** Category */
            category: string[];
            /** Handling S */
            handling_s: number | null;
            /** Problem */
            problem: string;
            /** Result */
            result: string;
            /** Tags */
            tags: string[];
        };
        /**
         * FileRating
         * @description What the customer thought of a round of service, on the scale it was given on.
         */
        FileRating: {
            /** Comment */
            comment: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Max */
            max: number;
            /** Min */
            min: number;
            /** Satisfied */
            satisfied: boolean;
            /** Score */
            score: number;
        };
        /**
         * FileService
         * @description A round of service; `opened_seq` is where it begins in its thread, `category` the way down to its category.
         */
        FileService: {
            /** Category */
            category: string[] | null;
            /** Channel */
            channel: string;
            /** Closed At */
            closed_at: string | null;
            /**
             * Conversation Id
             * Format: uuid
             */
            conversation_id: string;
            /** Further */
            further: components["schemas"]["FileProblem"][];
            /** Handling S */
            handling_s: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Opened At */
            opened_at: string;
            /** Opened Seq */
            opened_seq: number;
            owner: components["schemas"]["FileOwner"] | null;
            /** Problem */
            problem: string;
            rating: components["schemas"]["FileRating"] | null;
            /** Result */
            result: string | null;
            /** State */
            state: string;
            /** Tags */
            tags: string[];
        };
        /**
         * FileShape
         * @description A file in a message. Addresses are good for five minutes; null means: read the message again.
         */
        FileShape: {
            /** Height */
            height?: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** Thumb Url */
            thumb_url?: string | null;
            /** Type */
            type: string;
            /** Url */
            url?: string | null;
            /** Width */
            width?: number | null;
        };
        /**
         * FileStatus
         * @description A configured status in the viewer's language.
         */
        FileStatus: {
            /** Color */
            color: string;
            /** Label */
            label: string;
        };
        /**
         * FileTag
         * @description A tag of the customer.
         */
        FileTag: {
            /** Color */
            color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * FileTicket
         * @description A ticket that somebody works on, with its deadline.
         */
        FileTicket: {
            /** Category */
            category: string;
            /** Created At */
            created_at: string;
            /** Due At */
            due_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Priority */
            priority: number;
            status: components["schemas"]["FileStatus"];
            /** Subject */
            subject: string;
        };
        /**
         * FindingShape
         * @description Something that is not as it was written.
         */
        FindingShape: {
            /** Entry Id */
            entry_id: string | null;
            /** Kind */
            kind: string;
            /** Pos */
            pos: string | null;
            /** Seal */
            seal: string | null;
            /** Title */
            title: string;
        };
        /**
         * FirstStep
         * @description A step by its code: company, shop, channel, snippet, staff.
         */
        FirstStep: {
            /** Code */
            code: string;
            /** Done */
            done: boolean;
        };
        /**
         * FirstSteps
         * @description The steps in the order in which they are taken.
         */
        FirstSteps: {
            /** Items */
            items: components["schemas"]["FirstStep"][];
        };
        /**
         * FollowBody
         * @description The key that a look-up gave.
         */
        FollowBody: {
            /** Key */
            key: string;
        };
        /**
         * FurtherBody
         * @description Another problem of the same round. `handling_s`: seconds that it took, if somebody says.
         */
        FurtherBody: {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /**
             * Handling
             * @default
             */
            handling: string;
            /** Handling S */
            handling_s?: number | null;
            /**
             * Problem
             * @default
             */
            problem: string;
            /**
             * Result
             * @enum {string}
             */
            result: "solved" | "unsolved" | "followup" | "invalid";
            /**
             * Tag Ids
             * @default []
             */
            tag_ids: string[];
        };
        /**
         * FurtherShape
         * @description A problem of a round of service after the first, which stands in the round itself.
         */
        FurtherShape: {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Handling */
            handling: string;
            /** Handling S */
            handling_s: number | null;
            /** Problem */
            problem: string;
            /** Result */
            result: string;
            /** Tag Ids */
            tag_ids: string[];
        };
        /**
         * ImportAction
         * @description Something that can be done with an import; `why` is a code when it is not allowed.
         */
        ImportAction: {
            /** Allowed */
            allowed: boolean;
            /** Name */
            name: string;
            /** Why */
            why: string | null;
        };
        /**
         * ImportBody
         * @description A file that is to come.
         */
        ImportBody: {
            /** Name */
            name: string;
            /** Size */
            size: number;
        };
        /**
         * ImportDetail
         * @description An import with how its file is written, what was decided, and what can be done.
         */
        ImportDetail: {
            /** Actions */
            actions: components["schemas"]["ImportAction"][];
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Creator Id */
            creator_id: string | null;
            error: components["schemas"]["ImportFailure"] | null;
            /** Error File Url */
            error_file_url: string | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string | null;
            /** Name */
            name: string;
            /** Part Bytes */
            part_bytes: number;
            /** Phase */
            phase: string;
            /** Plan */
            plan: {
                [key: string]: unknown;
            };
            /** Read Bytes */
            read_bytes: number;
            /** Received */
            received: number;
            /** Row Count */
            row_count: number | null;
            /** Shape */
            shape: {
                [key: string]: unknown;
            };
            /** Shop Id */
            shop_id: string | null;
            /** Size */
            size: number;
            /** State */
            state: string;
            /** Suggestions */
            suggestions: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** Version */
            version: number;
        };
        /**
         * ImportFailure
         * @description Why an import failed, in words.
         */
        ImportFailure: {
            /** Code */
            code: string;
            /** Text */
            text: string;
        };
        /**
         * ImportForms
         * @description Everything a screen needs to offer an import. `needs`: what the company's parameters ask of every row beside the
         *     required fields, by kind: of each group at least one field.
         */
        ImportForms: {
            /** Delimiters */
            delimiters: string[];
            /** Encodings */
            encodings: string[];
            /** Fields */
            fields: {
                [key: string]: components["schemas"]["FieldShape"][];
            };
            /** Mappings */
            mappings: components["schemas"]["MappingShape"][];
            /** Max Bytes */
            max_bytes: number;
            /** Needs */
            needs: {
                [key: string]: string[][];
            };
        };
        /**
         * ImportItem
         * @description An import. `counts` are rows by outcome; `row_count` is null until the file is read.
         */
        ImportItem: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Creator Id */
            creator_id: string | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string | null;
            /** Name */
            name: string;
            /** Phase */
            phase: string;
            /** Row Count */
            row_count: number | null;
            /** Shop Id */
            shop_id: string | null;
            /** Size */
            size: number;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /** ImportItemList */
        ImportItemList: {
            /** Items */
            items: components["schemas"]["ImportItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * ImportRowItem
         * @description What became of a row. `reasons` say in words what is the matter, one for each column with a fault of its own, and
         *     `reason` all of it in one line; `code` is the first one's; `subject_id` is the order or customer the row is in.
         */
        ImportRowItem: {
            /** Code */
            code: string | null;
            /** Columns */
            columns: string[];
            /** Id */
            id: string;
            /** Number */
            number: number;
            /** Outcome */
            outcome: string;
            /** Reason */
            reason: string | null;
            /** Reasons */
            reasons: string[];
            /** Subject Id */
            subject_id: string | null;
        };
        /** ImportRowItemList */
        ImportRowItemList: {
            /** Items */
            items: components["schemas"]["ImportRowItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * ImportTemplate
         * @description A table to fill in: its file name, its media type and its bytes in base64.
         */
        ImportTemplate: {
            /** Base64 */
            base64: string;
            /** Name */
            name: string;
            /** Type */
            type: string;
        };
        /**
         * ItemClocks
         * @description The deadlines of one work item, the newest first.
         */
        ItemClocks: {
            /** Items */
            items: components["schemas"]["ClockDetail"][];
        };
        /**
         * JobError
         * @description What went wrong, once per attempt or part.
         */
        JobError: {
            /** At */
            at: string;
            /** Code */
            code: string;
            /** Title */
            title: string;
        };
        /**
         * JobFile
         * @description The result; it goes at `until`, and before when the right goes that it was made with.
         */
        JobFile: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** Until */
            until: string;
            /** Url */
            url: string;
        };
        /**
         * JobProgress
         * @description Steps done, of how many (null while unknown).
         */
        JobProgress: {
            /** Done */
            done: number;
            /** Total */
            total: number | null;
        };
        /**
         * JobShape
         * @description A job as the person who started it sees it.
         */
        JobShape: {
            /** Can Cancel */
            can_cancel: boolean;
            /** Can Retry */
            can_retry: boolean;
            /** Created At */
            created_at: string;
            /** Errors */
            errors: components["schemas"]["JobError"][];
            file: components["schemas"]["JobFile"] | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            progress: components["schemas"]["JobProgress"];
            /** Started At */
            started_at: string | null;
            /** State */
            state: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /** JobShapeList */
        JobShapeList: {
            /** Items */
            items: components["schemas"]["JobShape"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * LackingRound
         * @description A round of service that ended without a record, which staff owe still.
         */
        LackingRound: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Opened At */
            opened_at: string;
            /** Opened Seq */
            opened_seq: number;
            /** Owner Id */
            owner_id: string | null;
        };
        /**
         * LastShape
         * @description The last message of a customer or of ours.
         */
        LastShape: {
            /** At */
            at: string;
            /** Author */
            author: string | null;
            /** Kind */
            kind: string | null;
            /** Preview */
            preview: string;
        };
        /**
         * LineCustomer
         * @description The customer of a ticket in a list.
         */
        LineCustomer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Vip */
            vip: boolean;
        };
        /**
         * LinkBody
         * @description Something that belongs to a ticket.
         */
        LinkBody: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "order" | "conversation" | "ticket";
            /**
             * Target Id
             * Format: uuid
             */
            target_id: string;
        };
        /**
         * LinkShape
         * @description A link; `label` is the number of what is linked, where it has one; `of` that of the merged ticket it is from.
         */
        LinkShape: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Label */
            label: string | null;
            /** Of */
            of?: string | null;
            /**
             * Target Id
             * Format: uuid
             */
            target_id: string;
        };
        /** ListTotal */
        ListTotal: {
            /** Exact */
            exact: boolean;
            /** Value */
            value: number;
        };
        /**
         * LiveTicket
         * @description A ticket for one socket within sixty seconds, where to open it, and the position of this moment.
         */
        LiveTicket: {
            /** Pos */
            pos: number;
            /** Ticket */
            ticket: string;
            /** Url */
            url: string;
        };
        /**
         * Loads
         * @description Agents who are there, the freest first.
         */
        Loads: {
            /** Items */
            items: components["schemas"]["AgentLoad"][];
        };
        /**
         * LookupBody
         * @description The order and the proof that it is one's own.
         */
        LookupBody: {
            /** Last4 */
            last4: string;
            /** Number */
            number: string;
        };
        /**
         * MadeShape
         * @description The ticket that a message became; `answer_by` is when to expect an answer.
         */
        MadeShape: {
            /** Answer By */
            answer_by: string | null;
            /** Number */
            number: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
        };
        /**
         * Maker
         * @description Who made the ticket.
         */
        Maker: {
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string | null;
        };
        /**
         * MappingShape
         * @description A ready mapping for a known form.
         */
        MappingShape: {
            /** Code */
            code: string;
            /** Columns */
            columns: {
                [key: string]: string;
            };
            /** Kind */
            kind: string;
            /** Options */
            options: {
                [key: string]: unknown;
            };
            /** Title */
            title: string;
        };
        /**
         * MarksBody
         * @description What was got and read; either may be left out.
         */
        MarksBody: {
            /** Delivered Seq */
            delivered_seq?: number | null;
            /** Read Seq */
            read_seq?: number | null;
        };
        /**
         * MarkShape
         * @description How far a side has got and read.
         */
        MarkShape: {
            /** Delivered Seq */
            delivered_seq: number;
            /** Read Seq */
            read_seq: number;
        };
        /**
         * MarksShape
         * @description The marks of both sides.
         */
        MarksShape: {
            agent: components["schemas"]["MarkShape"];
            customer: components["schemas"]["MarkShape"];
        };
        /**
         * Me
         * @description The signed-in user.
         */
        Me: {
            /** Avatar Url */
            avatar_url: string | null;
            /** Email Mask */
            email_mask: string;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Must Change Password */
            must_change_password: boolean;
            /** Name */
            name: string;
            /** Phone Mask */
            phone_mask: string;
            /** Position */
            position: string;
            /** Username */
            username: string;
            /** Zone */
            zone: string;
        };
        /**
         * MeAnswer
         * @description Everything the screen needs to know about who is using it. `permissions` maps each held right to its scope.
         *
         *     `live_pos` is the position of the events at this moment: a live connection that says hello with it misses nothing
         *     that happens to what is loaded after this answer.
         */
        MeAnswer: {
            company: components["schemas"]["CompanyShort"];
            /** Csrf */
            csrf: string;
            /** Gateway Url */
            gateway_url: string;
            /** Live Pos */
            live_pos: number;
            /** Permissions */
            permissions: {
                [key: string]: string;
            };
            presence: components["schemas"]["PresenceNow"];
            /** Shops */
            shops: components["schemas"]["Named"][];
            /** Teams */
            teams: components["schemas"]["Named"][];
            /** Unread Notifications */
            unread_notifications: number;
            user: components["schemas"]["Me"];
        };
        /**
         * MeBody
         * @description What everybody may change about themselves.
         */
        MeBody: {
            /** Language */
            language?: ("zh-CN" | "en") | null;
            /** Name */
            name?: string | null;
            /** Zone */
            zone?: string | null;
        };
        /**
         * MemberBody
         * @description A member of a team.
         */
        MemberBody: {
            /**
             * Leader
             * @default false
             */
            leader: boolean;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * MembersBody
         * @description All members of a team; replaces the whole set.
         */
        MembersBody: {
            /** Members */
            members: components["schemas"]["MemberBody"][];
        };
        /**
         * MemberShape
         * @description A member of a team.
         */
        MemberShape: {
            /** Leader */
            leader: boolean;
            /** Name */
            name: string;
            /** User Id */
            user_id: string;
        };
        /**
         * MembersShape
         * @description A team's members and the team's version.
         */
        MembersShape: {
            /** Members */
            members: components["schemas"]["MemberShape"][];
            /** Version */
            version: number;
        };
        /**
         * MentionableColleague
         * @description Somebody who may read a ticket's notes.
         */
        MentionableColleague: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Presence */
            presence: string;
        };
        /**
         * MentionableColleagues
         * @description Whom a note of the ticket can mention.
         */
        MentionableColleagues: {
            /** Items */
            items: components["schemas"]["MentionableColleague"][];
        };
        /**
         * MentionableLine
         * @description A colleague whom a note can mention.
         */
        MentionableLine: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Presence */
            presence: string;
        };
        /**
         * MentionableShape
         * @description Everybody whom a note can mention, by name.
         */
        MentionableShape: {
            /** Items */
            items: components["schemas"]["MentionableLine"][];
        };
        /**
         * MergeBody
         * @description The ticket about the same that is kept, and why, for the history of both.
         */
        MergeBody: {
            /**
             * Into Id
             * Format: uuid
             */
            into_id: string;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * MergeCandidate
         * @description A ticket that another may go into; `same` is what they have in common (order, conversation, customer), `fault`
         *     why it cannot: merged, target_merged, target_done, other_shop, other_customer, right.
         */
        MergeCandidate: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Customer */
            customer: string | null;
            /** Fault */
            fault: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Owner */
            owner: string | null;
            /** Same */
            same: string[];
            /** Status */
            status: {
                [key: string]: string;
            };
            /** Subject */
            subject: string;
            /** Version */
            version: number;
        };
        /**
         * MergeCandidates
         * @description Up to twenty, those with most in common first.
         */
        MergeCandidates: {
            /** Items */
            items: components["schemas"]["MergeCandidate"][];
        };
        /**
         * MergedShape
         * @description A ticket that went into this one; `comments` are read with `?of=`.
         */
        MergedShape: {
            /** Comments */
            comments: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            created_by: components["schemas"]["Maker"];
            /** Customer */
            customer: string | null;
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Merged At
             * Format: date-time
             */
            merged_at: string;
            /** Number */
            number: string;
            /** Source */
            source: string;
            /** Subject */
            subject: string;
            /** Version */
            version: number;
        };
        /**
         * MessageShape
         * @description A message, alike for both sides. Unknown kinds are shown as their text.
         */
        MessageShape: {
            author: components["schemas"]["AuthorShape"];
            /** Client Key */
            client_key: string | null;
            /**
             * Conversation Id
             * Format: uuid
             */
            conversation_id: string;
            /** Created At */
            created_at: string;
            /** Data */
            data: {
                [key: string]: unknown;
            } | null;
            /**
             * Episode Id
             * Format: uuid
             */
            episode_id: string;
            file: components["schemas"]["FileShape"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Seq */
            seq: number;
            /** Text */
            text: string;
        };
        /**
         * MessagesPage
         * @description Messages in ascending order, and whether there are more in the direction asked for.
         */
        MessagesPage: {
            /** Has More */
            has_more: boolean;
            marks: components["schemas"]["MarksShape"];
            /** Messages */
            messages: components["schemas"]["MessageShape"][];
            /** Pos */
            pos: number;
        };
        /**
         * MetricShape
         * @description What a figure means.
         */
        MetricShape: {
            /** Code */
            code: string;
            /** Good */
            good: string;
            /** Meaning */
            meaning: string;
            /** Moment */
            moment: string | null;
            /** Name */
            name: string;
            /** Unit */
            unit: string;
        };
        /**
         * MoneyAmount
         * @description An amount in minor units of a currency.
         */
        MoneyAmount: {
            /** Amount */
            amount: number;
            /** Currency */
            currency: string;
        };
        /**
         * Named
         * @description An id with the name in the viewer's language.
         */
        Named: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * NameShape
         * @description An id with what to call it.
         */
        NameShape: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * NewOrderLine
         * @description A line of a new order; `unit_price` in minor units.
         */
        NewOrderLine: {
            /** Name */
            name: string;
            /** Product Id */
            product_id?: string | null;
            /** Quantity */
            quantity: number;
            /**
             * Sku
             * @default
             */
            sku: string;
            /**
             * Specification
             * @default
             */
            specification: string;
            /** Unit Price */
            unit_price: number;
        };
        /**
         * NewRoleBody
         * @description A new role: at least a name.
         */
        NewRoleBody: {
            /** Description */
            description?: string | null;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Rights */
            rights?: {
                [key: string]: "own" | "team" | "department" | "shop" | "all";
            } | null;
        };
        /**
         * NewUserBody
         * @description A new user: who, how to sign in, and what for.
         */
        NewUserBody: {
            /** Capacity */
            capacity?: number | null;
            /** Department Id */
            department_id?: string | null;
            /** Email */
            email?: string | null;
            /** Language */
            language?: ("zh-CN" | "en") | null;
            /** Name */
            name: string;
            /** Password */
            password: string;
            /** Phone */
            phone?: string | null;
            /** Position */
            position?: string | null;
            /** Role Ids */
            role_ids?: string[] | null;
            /** Shop Ids */
            shop_ids?: string[] | null;
            /** Skills */
            skills?: components["schemas"]["UserSkillBody"][] | null;
            /** Team Ids */
            team_ids?: string[] | null;
            /** Username */
            username: string;
            /** Zone */
            zone?: string | null;
        };
        /**
         * NoteBody
         * @description An internal note, and the colleagues whom its text names after an @.
         */
        NoteBody: {
            /**
             * Mention Ids
             * @default []
             */
            mention_ids: string[];
            /** Text */
            text: string;
        };
        /**
         * NoteShape
         * @description An internal note.
         */
        NoteShape: {
            author: components["schemas"]["NameShape"];
            /** Client Key */
            client_key: string;
            /** Created At */
            created_at: string;
            /** Episode Id */
            episode_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Mentions */
            mentions: components["schemas"]["NameShape"][];
            /** Seq */
            seq: number;
            /** Text */
            text: string;
        };
        /**
         * NotesPage
         * @description Notes in ascending order.
         */
        NotesPage: {
            /** Has More */
            has_more: boolean;
            /** Notes */
            notes: components["schemas"]["NoteShape"][];
        };
        /**
         * NotificationItem
         * @description A notification in the reader's language. `times` counts how many of one subject became this one; `part`
         *     names the place within the subject that is meant.
         */
        NotificationItem: {
            /** Body */
            body: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Part */
            part: string | null;
            /** Read At */
            read_at: string | null;
            subject: components["schemas"]["SubjectItem"];
            /** Times */
            times: number;
            /** Title */
            title: string;
            /** Urgency */
            urgency: string;
        };
        /** NotificationItemList */
        NotificationItemList: {
            /** Items */
            items: components["schemas"]["NotificationItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * Numbered
         * @description A ticket by its number.
         */
        Numbered: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
        };
        /**
         * ObjectShape
         * @description What it was done to.
         */
        ObjectShape: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
        };
        /**
         * OptionsBody
         * @description How cells are read; see the kinds of options in the manual. `zone` is an IANA name, `tag_group` the group for
         *     tags that the file brings and nobody made yet.
         */
        OptionsBody: {
            /**
             * Credit Prefix
             * @default
             */
            credit_prefix: string;
            /**
             * Currency
             * @default CNY
             */
            currency: string;
            /**
             * Date Order
             * @default auto
             * @enum {string}
             */
            date_order: "auto" | "ymd" | "dmy" | "mdy";
            /**
             * Decimal Mark
             * @default auto
             * @enum {string}
             */
            decimal_mark: "auto" | "point" | "comma";
            /**
             * Locale
             * @default CN
             */
            locale: string;
            /**
             * Paid After Refunds
             * @default false
             */
            paid_after_refunds: boolean;
            /**
             * Settled
             * @default false
             */
            settled: boolean;
            /**
             * Source
             * @default file
             */
            source: string;
            /** Tag Group */
            tag_group?: string | null;
            /**
             * Unknown Tags
             * @default refuse
             * @enum {string}
             */
            unknown_tags: "refuse" | "leave_out" | "make";
            /**
             * Zone
             * @default Asia/Shanghai
             */
            zone: string;
        };
        /**
         * OrderActor
         * @description Who did something; `name` for members of staff.
         */
        OrderActor: {
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string | null;
        };
        /**
         * OrderAmounts
         * @description How the money of an order stands.
         */
        OrderAmounts: {
            discount: components["schemas"]["MoneyAmount"];
            goods: components["schemas"]["MoneyAmount"];
            paid: components["schemas"]["MoneyAmount"];
            refunded: components["schemas"]["MoneyAmount"];
            refunding: components["schemas"]["MoneyAmount"];
            shipping: components["schemas"]["MoneyAmount"];
            total: components["schemas"]["MoneyAmount"];
        };
        /**
         * OrderBoard
         * @description The order board.
         */
        OrderBoard: {
            /** Columns */
            columns: components["schemas"]["BoardColumn"][];
            /** Pos */
            pos: number;
        };
        /**
         * OrderBoardItem
         * @description An order on the board with the moves that the caller may make.
         */
        OrderBoardItem: {
            /** Actions */
            actions: components["schemas"]["OrderMove"][];
            /** Closed */
            closed: boolean;
            consultation: components["schemas"]["OrderConsultation"] | null;
            customer: components["schemas"]["OrderCustomerLine"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lines */
            lines: number;
            /** Number */
            number: string;
            paid: components["schemas"]["MoneyAmount"];
            /** Parcel */
            parcel: string | null;
            /** Placed At */
            placed_at: string;
            /** Platform */
            platform: string;
            /** Quantity */
            quantity: number;
            receiver: components["schemas"]["ReceiverShape"];
            refunded: components["schemas"]["MoneyAmount"];
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            status: components["schemas"]["OrderStatusBrief"];
            /** Status At */
            status_at: string;
            /** Title */
            title: string;
            total: components["schemas"]["MoneyAmount"];
            /** Version */
            version: number;
        };
        /**
         * OrderBody
         * @description An order to enter. Amounts are minor units of `currency` (the shop's, where not said). Without a number it gets
         *     one of its own.
         */
        OrderBody: {
            /** Address Id */
            address_id?: string | null;
            /**
             * Buyer Remark
             * @default
             */
            buyer_remark: string;
            /** Currency */
            currency?: string | null;
            /** Customer Id */
            customer_id?: string | null;
            /**
             * Discount
             * @default 0
             */
            discount: number;
            /** Lines */
            lines: components["schemas"]["NewOrderLine"][];
            /** Number */
            number?: string | null;
            /**
             * Paid
             * @default 0
             */
            paid: number;
            /**
             * Payment Method
             * @default
             */
            payment_method: string;
            /** Placed At */
            placed_at?: string | null;
            receiver?: components["schemas"]["ReceiverBody"] | null;
            /**
             * Seller Remark
             * @default
             */
            seller_remark: string;
            /**
             * Shipping
             * @default 0
             */
            shipping: number;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
        };
        /**
         * OrderConsultation
         * @description The customer is being served now: where, by whom (nobody yet: null), since when.
         */
        OrderConsultation: {
            /**
             * Conversation Id
             * Format: uuid
             */
            conversation_id: string;
            handler: components["schemas"]["OrderPerson"] | null;
            /** Since */
            since: string;
        };
        /**
         * OrderCustomer
         * @description Whose order it is; more than who only with the right to the whole customer file (`full`).
         */
        OrderCustomer: {
            /** Email Mask */
            email_mask?: string | null;
            /** Full */
            full: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Orders */
            orders?: number | null;
            /** Phone Mask */
            phone_mask?: string | null;
            /** Service Level */
            service_level?: string | null;
            /** Since */
            since?: string | null;
            /** Vip */
            vip: boolean;
        };
        /**
         * OrderCustomerLine
         * @description Whose order it is.
         */
        OrderCustomerLine: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Vip */
            vip: boolean;
        };
        /**
         * OrderDetail
         * @description An order with everything its page shows; history newest first, its last hundred lines.
         */
        OrderDetail: {
            /** Actions */
            actions: components["schemas"]["OrderMove"][];
            /** Address Id */
            address_id: string | null;
            amounts: components["schemas"]["OrderAmounts"];
            /** Buyer Remark */
            buyer_remark: string;
            /** Changes */
            changes: components["schemas"]["OrderHistoryLine"][];
            /** Closed */
            closed: boolean;
            /** Completed At */
            completed_at: string | null;
            consultation: components["schemas"]["OrderConsultation"] | null;
            customer: components["schemas"]["OrderCustomer"] | null;
            /** External At */
            external_at: string | null;
            /** External Status */
            external_status: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lines */
            lines: components["schemas"]["OrderLineShape"][];
            may: components["schemas"]["OrderMay"];
            /** Number */
            number: string;
            /** Origin */
            origin: string;
            owner: components["schemas"]["OrderPerson"] | null;
            paid: components["schemas"]["MoneyAmount"];
            /** Paid At */
            paid_at: string | null;
            /** Payments */
            payments: components["schemas"]["PaymentShape"][];
            /** Placed At */
            placed_at: string;
            /** Platform */
            platform: string;
            /** Pos */
            pos: number;
            /** Quantity */
            quantity: number;
            receiver: components["schemas"]["ReceiverDetail"];
            refunded: components["schemas"]["MoneyAmount"];
            /** Refunds */
            refunds: components["schemas"]["RefundShape"][];
            /** Seller Remark */
            seller_remark: string;
            /** Shipments */
            shipments: components["schemas"]["ShipmentShape"][];
            /** Shipped At */
            shipped_at: string | null;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Signed At */
            signed_at: string | null;
            /** Source */
            source: string;
            status: components["schemas"]["OrderStatusBrief"];
            /** Status At */
            status_at: string;
            /** Team Id */
            team_id: string | null;
            /** Title */
            title: string;
            total: components["schemas"]["MoneyAmount"];
            /** Version */
            version: number;
        };
        /**
         * OrderExportJob
         * @description The task that makes the file.
         */
        OrderExportJob: {
            /** Job */
            job: string;
        };
        /**
         * OrderHistoryLine
         * @description A line of the history: codes and ids, with labels where they have one.
         */
        OrderHistoryLine: {
            /** Action */
            action: string;
            actor: components["schemas"]["OrderActor"];
            /** After */
            after: string;
            /** After Label */
            after_label: string | null;
            /** At */
            at: string;
            /** Before */
            before: string;
            /** Before Label */
            before_label: string | null;
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Reason */
            reason: string;
        };
        /**
         * OrderLineItem
         * @description An order in the list. `title` is its first line's name, `parcel` where its last parcel is.
         */
        OrderLineItem: {
            /** Closed */
            closed: boolean;
            consultation: components["schemas"]["OrderConsultation"] | null;
            customer: components["schemas"]["OrderCustomerLine"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lines */
            lines: number;
            /** Number */
            number: string;
            paid: components["schemas"]["MoneyAmount"];
            /** Parcel */
            parcel: string | null;
            /** Placed At */
            placed_at: string;
            /** Platform */
            platform: string;
            /** Quantity */
            quantity: number;
            receiver: components["schemas"]["ReceiverShape"];
            refunded: components["schemas"]["MoneyAmount"];
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            status: components["schemas"]["OrderStatusBrief"];
            /** Status At */
            status_at: string;
            /** Title */
            title: string;
            total: components["schemas"]["MoneyAmount"];
            /** Version */
            version: number;
        };
        /** OrderLineItemList */
        OrderLineItemList: {
            /** Items */
            items: components["schemas"]["OrderLineItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * OrderLineShape
         * @description A line. `unit_price_exact` is the source's own price where it has more decimals than the currency.
         */
        OrderLineShape: {
            amount: components["schemas"]["MoneyAmount"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Image Url */
            image_url: string | null;
            /** Name */
            name: string;
            /** Ordinal */
            ordinal: number;
            /** Product Id */
            product_id: string | null;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /** Specification */
            specification: string;
            unit_price: components["schemas"]["MoneyAmount"];
            /** Unit Price Exact */
            unit_price_exact: string | null;
        };
        /**
         * OrderLinkBody
         * @description Whose order this is; null: nobody's that we know.
         */
        OrderLinkBody: {
            /** Customer Id */
            customer_id: string | null;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * OrderMay
         * @description What the caller may do besides moving the order.
         */
        OrderMay: {
            /** Edit */
            edit: boolean;
            /** Parcel */
            parcel: boolean;
            /** Refund */
            refund: boolean;
            /** Reveal */
            reveal: boolean;
        };
        /**
         * OrderMove
         * @description A move that the caller may make; `why` is a code when something forbids it now.
         */
        OrderMove: {
            /** Allowed */
            allowed: boolean;
            /** Label */
            label: string | null;
            /** Name */
            name: string;
            /** Needs Reason */
            needs_reason: boolean;
            to: components["schemas"]["OrderStatusBrief"];
            /** Why */
            why: string | null;
        };
        /**
         * OrderMoveBody
         * @description That the person has confirmed the move, and why.
         */
        OrderMoveBody: {
            /**
             * Confirm
             * @default false
             */
            confirm: boolean;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * OrderPatch
         * @description Remarks of an order; those not named stay.
         */
        OrderPatch: {
            /** Buyer Remark */
            buyer_remark?: string | null;
            /** Seller Remark */
            seller_remark?: string | null;
        };
        /**
         * OrderPerson
         * @description A member of staff.
         */
        OrderPerson: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * OrderPlatforms
         * @description Platforms that shops are on.
         */
        OrderPlatforms: {
            /** Items */
            items: string[];
        };
        /**
         * OrderStatusBody
         * @description A new status; code and category stay for ever.
         */
        OrderStatusBody: {
            /**
             * Category
             * @enum {string}
             */
            category: "pending" | "paid" | "shipped" | "signed" | "completed" | "cancelled" | "refunding" | "refunded" | "exchanged" | "abnormal";
            /** Code */
            code: string;
            /**
             * Color
             * @default gray
             * @enum {string}
             */
            color: "gray" | "blue" | "green" | "yellow" | "orange" | "red" | "purple" | "teal";
            /** Names */
            names: {
                [key: string]: string;
            };
            /**
             * On Board
             * @default true
             */
            on_board: boolean;
        };
        /**
         * OrderStatusBrief
         * @description A status in the viewer's language. Categories are fixed, statuses are configured.
         */
        OrderStatusBrief: {
            /** Category */
            category: string;
            /** Code */
            code: string;
            /** Color */
            color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
        };
        /**
         * OrderStatuses
         * @description All statuses, in order.
         */
        OrderStatuses: {
            /** Items */
            items: components["schemas"]["OrderStatusShape"][];
        };
        /**
         * OrderStatusPatch
         * @description What may change about a status; `position` is its new place from 0.
         */
        OrderStatusPatch: {
            /** Active */
            active?: boolean | null;
            /** Color */
            color?: ("gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple") | null;
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
            /** On Board */
            on_board?: boolean | null;
            /** Position */
            position?: number | null;
        };
        /**
         * OrderStatusShape
         * @description A status with what may follow from it. `initial`: where orders of its category begin.
         */
        OrderStatusShape: {
            /** Active */
            active: boolean;
            /** Category */
            category: string;
            /** Code */
            code: string;
            /** Color */
            color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Initial */
            initial: boolean;
            /** Label */
            label: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** On Board */
            on_board: boolean;
            /** Position */
            position: number;
            /** Transitions */
            transitions: components["schemas"]["OrderTransitionShape"][];
            /** Version */
            version: number;
        };
        /**
         * OrderTransitionItem
         * @description A move to allow.
         */
        OrderTransitionItem: {
            /** Action */
            action: string;
            /**
             * Needs Reason
             * @default false
             */
            needs_reason: boolean;
            /**
             * Permission
             * @default commerce.order.edit
             * @enum {string}
             */
            permission: "commerce.order.edit" | "commerce.order.close" | "commerce.shipment.edit" | "commerce.refund.create";
            /**
             * To Id
             * Format: uuid
             */
            to_id: string;
        };
        /**
         * OrderTransitionsBody
         * @description What may follow from a status; replaces what was there.
         */
        OrderTransitionsBody: {
            /** Transitions */
            transitions: components["schemas"]["OrderTransitionItem"][];
        };
        /**
         * OrderTransitionShape
         * @description A move from a status: its action, where it leads, the right it needs.
         */
        OrderTransitionShape: {
            /** Action */
            action: string;
            /** Needs Reason */
            needs_reason: boolean;
            /** Permission */
            permission: string;
            /**
             * To Id
             * Format: uuid
             */
            to_id: string;
        };
        /**
         * OverdueItem
         * @description A missed deadline that is still open.
         */
        OverdueItem: {
            /** Clock */
            clock: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Kind */
            kind: string;
            /** Late S */
            late_s: number;
            /** Owner Id */
            owner_id: string | null;
            /** Priority */
            priority: number;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Team Id */
            team_id: string | null;
        };
        /** OverdueItemList */
        OverdueItemList: {
            /** Items */
            items: components["schemas"]["OverdueItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * Overview
         * @description The figures of a half-open period, in total, by part, and their course.
         */
        Overview: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Bucket */
            bucket: string;
            /** Course */
            course: components["schemas"]["CoursePoint"][];
            /**
             * End
             * Format: date-time
             */
            end: string;
            /** Figures */
            figures: components["schemas"]["FigureShape"][];
            /** Parts */
            parts: components["schemas"]["PartFigures"][];
            /**
             * Start
             * Format: date-time
             */
            start: string;
            /** Zone */
            zone: string;
        };
        /**
         * OwnAmount
         * @description An amount in minor units.
         */
        OwnAmount: {
            /** Amount */
            amount: number;
            /** Currency */
            currency: string;
        };
        /**
         * OwnLine
         * @description One line of the order.
         */
        OwnLine: {
            amount: components["schemas"]["OwnAmount"];
            /** Image Url */
            image_url: string | null;
            /** Name */
            name: string;
            /** Quantity */
            quantity: number;
            /** Specification */
            specification: string;
        };
        /**
         * OwnOrderShape
         * @description An order as its customer may see it. `key` opens it again after a look-up.
         */
        OwnOrderShape: {
            /** Completed At */
            completed_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string | null;
            /** Lines */
            lines: components["schemas"]["OwnLine"][];
            /** Number */
            number: string;
            paid: components["schemas"]["OwnAmount"];
            /** Paid At */
            paid_at: string | null;
            /** Placed At */
            placed_at: string;
            receiver: components["schemas"]["OwnReceiver"];
            refunded: components["schemas"]["OwnAmount"];
            /** Refunds */
            refunds: components["schemas"]["OwnRefund"][];
            /** Shipments */
            shipments: components["schemas"]["OwnParcel"][];
            /** Shipped At */
            shipped_at: string | null;
            /** Signed At */
            signed_at: string | null;
            status: components["schemas"]["OwnStatus"];
            total: components["schemas"]["OwnAmount"];
        };
        /**
         * OwnOrdersShape
         * @description The newest own orders. Who is not vouched for by the shop has none here and looks them up.
         */
        OwnOrdersShape: {
            /** Items */
            items: components["schemas"]["OwnOrderShape"][];
            /** Signed In */
            signed_in: boolean;
        };
        /**
         * OwnParcel
         * @description A parcel and where it has been, newest step first.
         */
        OwnParcel: {
            /** Carrier */
            carrier: string;
            /** Shipped At */
            shipped_at: string | null;
            /** Signed At */
            signed_at: string | null;
            /** Status */
            status: string;
            /** Traces */
            traces: components["schemas"]["OwnTrace"][];
            /** Tracking No */
            tracking_no: string;
        };
        /**
         * OwnReceiver
         * @description Where the order goes, masked.
         */
        OwnReceiver: {
            /** Name Mask */
            name_mask: string;
            /** Phone Mask */
            phone_mask: string;
            /** Region */
            region: string;
        };
        /**
         * OwnRefund
         * @description Money that went back, or is on its way.
         */
        OwnRefund: {
            amount: components["schemas"]["OwnAmount"];
            /** Status */
            status: string;
        };
        /**
         * OwnStatus
         * @description How the order stands, in the customer's language.
         */
        OwnStatus: {
            /** Category */
            category: string;
            /** Code */
            code: string;
            /** Color */
            color: string;
            /** Label */
            label: string;
        };
        /**
         * OwnTrace
         * @description One step of a parcel.
         */
        OwnTrace: {
            /** At */
            at: string;
            /** Code */
            code: string;
            /** Place */
            place: string;
            /** Text */
            text: string;
        };
        /**
         * PageBody
         * @description The page that shows the widget. Kept without query and fragment.
         */
        PageBody: {
            /**
             * Title
             * @default
             */
            title: string;
            /** Url */
            url: string;
        };
        /**
         * PageShape
         * @description Where the customer's widget was opened last; without query and fragment.
         */
        PageShape: {
            /** Language */
            language: string;
            /** Seen At */
            seen_at: string;
            /** Title */
            title: string;
            /** Url */
            url: string;
            /** Verified */
            verified: boolean;
        };
        /**
         * PartFigures
         * @description The figures of one shop, team or agent; `id` null is what belongs to none.
         */
        PartFigures: {
            /** Id */
            id: string | null;
            /** Name */
            name: string | null;
            /** Values */
            values: {
                [key: string]: number | null;
            };
        };
        /**
         * PasswordBody
         * @description The current password and the new one.
         */
        PasswordBody: {
            /** Current */
            current: string;
            /** New */
            new: string;
        };
        /**
         * PasswordResetBody
         * @description The password that the user signs in with next.
         */
        PasswordResetBody: {
            /** Password */
            password: string;
        };
        /**
         * PaymentShape
         * @description Money that came in.
         */
        PaymentShape: {
            amount: components["schemas"]["MoneyAmount"];
            /** External No */
            external_no: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Method */
            method: string;
            /** Ordinal */
            ordinal: number;
            /** Paid At */
            paid_at: string | null;
        };
        /**
         * PermissionCatalogue
         * @description All permissions of the installed modules, in the order of the floors.
         */
        PermissionCatalogue: {
            /** Items */
            items: components["schemas"]["PermissionItem"][];
            /** Scopes */
            scopes: components["schemas"]["ScopeItem"][];
        };
        /**
         * PermissionItem
         * @description A permission: module × function, and the scopes that it can be given in.
         */
        PermissionItem: {
            /** Action */
            action: string;
            /** Action Title */
            action_title: string;
            /** Module */
            module: string;
            /** Module Title */
            module_title: string;
            /** Name */
            name: string;
            /** Object */
            object: string;
            /** Object Title */
            object_title: string;
            /** Scopes */
            scopes: string[];
            /** Title */
            title: string;
        };
        /**
         * PlanBody
         * @description A plan for one shop.
         */
        PlanBody: {
            /** Columns */
            columns: {
                [key: string]: string;
            };
            /**
             * Kind
             * @enum {string}
             */
            kind: "orders" | "customers" | "products" | "traces";
            /**
             * Mapping
             * @default custom
             */
            mapping: string;
            /**
             * Mode
             * @default valid_rows
             * @enum {string}
             */
            mode: "valid_rows" | "all_or_nothing";
            /**
             * @default {
             *       "credit_prefix": "",
             *       "currency": "CNY",
             *       "date_order": "auto",
             *       "decimal_mark": "auto",
             *       "locale": "CN",
             *       "paid_after_refunds": false,
             *       "settled": false,
             *       "source": "file",
             *       "tag_group": null,
             *       "unknown_tags": "refuse",
             *       "zone": "Asia/Shanghai"
             *     }
             */
            options: components["schemas"]["OptionsBody"];
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
        };
        /**
         * PlanFields
         * @description What a file means: `columns` maps fields to columns of the file.
         */
        PlanFields: {
            /** Columns */
            columns: {
                [key: string]: string;
            };
            /**
             * Kind
             * @enum {string}
             */
            kind: "orders" | "customers" | "products" | "traces";
            /**
             * Mapping
             * @default custom
             */
            mapping: string;
            /**
             * Mode
             * @default valid_rows
             * @enum {string}
             */
            mode: "valid_rows" | "all_or_nothing";
            /**
             * @default {
             *       "credit_prefix": "",
             *       "currency": "CNY",
             *       "date_order": "auto",
             *       "decimal_mark": "auto",
             *       "locale": "CN",
             *       "paid_after_refunds": false,
             *       "settled": false,
             *       "source": "file",
             *       "tag_group": null,
             *       "unknown_tags": "refuse",
             *       "zone": "Asia/Shanghai"
             *     }
             */
            options: components["schemas"]["OptionsBody"];
        };
        /**
         * PolicyBody
         * @description A new policy. The first that fits, by `rank`, applies; empty lists fit all; no calendar: around the clock.
         */
        PolicyBody: {
            /** Calendar Id */
            calendar_id?: string | null;
            /** First Response S */
            first_response_s?: number | null;
            /**
             * Kinds
             * @default []
             */
            kinds: string[];
            /**
             * Min Level
             * @default 0
             */
            min_level: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Next Response S */
            next_response_s?: number | null;
            /**
             * Priorities
             * @default []
             */
            priorities: number[];
            /**
             * Question Types
             * @default []
             */
            question_types: string[];
            /**
             * Rank
             * @default 100
             */
            rank: number;
            /** Resolution S */
            resolution_s?: number | null;
            /**
             * Shop Ids
             * @default []
             */
            shop_ids: string[];
            /**
             * Team Ids
             * @default []
             */
            team_ids: string[];
        };
        /**
         * PolicyDetail
         * @description A policy and what can be done with it.
         */
        PolicyDetail: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Archived At */
            archived_at: string | null;
            /** Calendar Id */
            calendar_id: string | null;
            /** First Response S */
            first_response_s: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kinds */
            kinds: string[];
            /** Label */
            label: string;
            /** Min Level */
            min_level: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Next Response S */
            next_response_s: number | null;
            /** Priorities */
            priorities: number[];
            /** Question Types */
            question_types: string[];
            /** Rank */
            rank: number;
            /** Resolution S */
            resolution_s: number | null;
            /** Shop Ids */
            shop_ids: string[];
            /** Team Ids */
            team_ids: string[];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * PolicyItem
         * @description A policy; `label` is the name in the viewer's language.
         */
        PolicyItem: {
            /** Archived At */
            archived_at: string | null;
            /** Calendar Id */
            calendar_id: string | null;
            /** First Response S */
            first_response_s: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kinds */
            kinds: string[];
            /** Label */
            label: string;
            /** Min Level */
            min_level: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Next Response S */
            next_response_s: number | null;
            /** Priorities */
            priorities: number[];
            /** Question Types */
            question_types: string[];
            /** Rank */
            rank: number;
            /** Resolution S */
            resolution_s: number | null;
            /** Shop Ids */
            shop_ids: string[];
            /** Team Ids */
            team_ids: string[];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** PolicyItemList */
        PolicyItemList: {
            /** Items */
            items: components["schemas"]["PolicyItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * PolicyPatch
         * @description What may change about a policy; null empties the calendar or a target.
         */
        PolicyPatch: {
            /** Calendar Id */
            calendar_id?: string | null;
            /** First Response S */
            first_response_s?: number | null;
            /** Kinds */
            kinds?: string[] | null;
            /** Min Level */
            min_level?: number | null;
            /** Name */
            name?: {
                [key: string]: string;
            } | null;
            /** Next Response S */
            next_response_s?: number | null;
            /** Priorities */
            priorities?: number[] | null;
            /** Question Types */
            question_types?: string[] | null;
            /** Rank */
            rank?: number | null;
            /** Resolution S */
            resolution_s?: number | null;
            /** Shop Ids */
            shop_ids?: string[] | null;
            /** Team Ids */
            team_ids?: string[] | null;
        };
        /**
         * PresenceBody
         * @description The state that the user chooses.
         */
        PresenceBody: {
            /**
             * State
             * @enum {string}
             */
            state: "online" | "busy" | "away" | "offline";
        };
        /**
         * PresenceNow
         * @description Somebody's presence: as chosen, as colleagues see it, and since when.
         */
        PresenceNow: {
            /** Chosen */
            chosen: string;
            /** Since */
            since: string | null;
            /** State */
            state: string;
        };
        /**
         * Preview
         * @description The first rows under a plan, and the fields that the plan still lacks. `veiled`: values are not shown to whom
         *     they do not concern. `unknown_tags` are the names in these rows that are no tags yet, and in how many rows.
         */
        Preview: {
            /** Columns */
            columns: string[];
            /** Gaps */
            gaps: string[];
            /** Rows */
            rows: components["schemas"]["PreviewItem"][];
            /** Unknown Tags */
            unknown_tags: {
                [key: string]: number;
            };
            /** Veiled */
            veiled: boolean;
        };
        /**
         * PreviewBody
         * @description A plan to look at; null for the stored one.
         */
        PreviewBody: {
            plan?: components["schemas"]["PlanFields"] | null;
        };
        /**
         * PreviewItem
         * @description A row as it stands in the file and as it is understood; `problems` say column, code and words.
         */
        PreviewItem: {
            /** Cells */
            cells: string[];
            /** Is Empty */
            is_empty: boolean;
            /** Number */
            number: number;
            /** Problems */
            problems: {
                [key: string]: string;
            }[];
            /** Values */
            values: {
                [key: string]: string;
            };
        };
        /**
         * PriorityPatch
         * @description What may change about a level of priority.
         */
        PriorityPatch: {
            /** Color */
            color?: string | null;
            /** Name */
            name?: {
                [key: string]: string;
            } | null;
        };
        /**
         * PriorityShape
         * @description A level of priority, 1 the most urgent.
         */
        PriorityShape: {
            /** Code */
            code: string;
            /** Color */
            color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /** Level */
            level: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** PriorityShapeList */
        PriorityShapeList: {
            /** Items */
            items: components["schemas"]["PriorityShape"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /** Problem */
        Problem: {
            /** @enum {string} */
            class: "input" | "auth" | "permission" | "missing" | "conflict" | "limit" | "sync" | "fault";
            code: string;
            detail: string;
            fields: {
                code: string;
                params: Record<string, never>;
                path: string;
                text: string;
            }[];
            permission?: string | null;
            request_id: string;
            /** @enum {string} */
            retry: "never" | "later" | "after_reload";
            status: number;
            title: string;
            type: string;
        };
        /**
         * ProductAction
         * @description Something that can be done with a product; `why` is a code when it cannot be done now.
         */
        ProductAction: {
            /** Allowed */
            allowed: boolean;
            /** Name */
            name: string;
            /** Why */
            why: string | null;
        };
        /**
         * ProductBody
         * @description A new product. The price is in minor units of `price_currency` (the shop's, where not said).
         */
        ProductBody: {
            /**
             * Category
             * @default
             */
            category: string;
            /**
             * External Id
             * @default
             */
            external_id: string;
            /** Image File Id */
            image_file_id?: string | null;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Price Amount */
            price_amount?: number | null;
            /** Price Currency */
            price_currency?: string | null;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /**
             * Specification
             * @default
             */
            specification: string;
            /**
             * Stage
             * @default maturity
             * @enum {string}
             */
            stage: "introduction" | "growth" | "maturity" | "decline" | "discontinued";
            /**
             * Status
             * @default on_sale
             * @enum {string}
             */
            status: "on_sale" | "off_sale";
            /** Stock */
            stock?: number | null;
            /**
             * Url
             * @default
             */
            url: string;
        };
        /**
         * ProductDetail
         * @description A product and what can be done with it.
         */
        ProductDetail: {
            /** Actions */
            actions: components["schemas"]["ProductAction"][];
            /** Archived At */
            archived_at: string | null;
            /** Category */
            category: string;
            /** Currency */
            currency: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Image File Id */
            image_file_id: string | null;
            /** Image Thumb Url */
            image_thumb_url: string | null;
            /** Image Url */
            image_url: string | null;
            /** Name */
            name: string;
            /** Number */
            number: string;
            price: components["schemas"]["MoneyAmount"] | null;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Specification */
            specification: string;
            /** Stage */
            stage: string;
            /** Status */
            status: string;
            /** Stock */
            stock: number | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /**
         * ProductItem
         * @description A product; picture addresses are good for five minutes.
         */
        ProductItem: {
            /** Archived At */
            archived_at: string | null;
            /** Category */
            category: string;
            /** Currency */
            currency: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Image File Id */
            image_file_id: string | null;
            /** Image Thumb Url */
            image_thumb_url: string | null;
            /** Image Url */
            image_url: string | null;
            /** Name */
            name: string;
            /** Number */
            number: string;
            price: components["schemas"]["MoneyAmount"] | null;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Specification */
            specification: string;
            /** Stage */
            stage: string;
            /** Status */
            status: string;
            /** Stock */
            stock: number | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /** ProductItemList */
        ProductItemList: {
            /** Items */
            items: components["schemas"]["ProductItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * ProductPatch
         * @description What may change about a product; what is not named stays. Price, picture and stock may become null.
         */
        ProductPatch: {
            /** Category */
            category?: string | null;
            /** External Id */
            external_id?: string | null;
            /** Image File Id */
            image_file_id?: string | null;
            /** Name */
            name?: string | null;
            /** Number */
            number?: string | null;
            /** Price Amount */
            price_amount?: number | null;
            /** Price Currency */
            price_currency?: string | null;
            /** Specification */
            specification?: string | null;
            /** Stage */
            stage?: ("introduction" | "growth" | "maturity" | "decline" | "discontinued") | null;
            /** Status */
            status?: ("on_sale" | "off_sale") | null;
            /** Stock */
            stock?: number | null;
            /** Url */
            url?: string | null;
        };
        /**
         * QueueItem
         * @description A waiting item. `serving` is a number as text that sorts as the queue is served; `why` says why it waits.
         */
        QueueItem: {
            /** Customer Id */
            customer_id: string | null;
            /** Customer Level */
            customer_level: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Position */
            position: number;
            /** Priority */
            priority: number;
            /** Question Type */
            question_type: string;
            /**
             * Queued Since
             * Format: date-time
             */
            queued_since: string;
            /** Serving */
            serving: string;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Skill Ids */
            skill_ids: string[];
            /** Team Id */
            team_id: string | null;
            /** Version */
            version: number;
            /**
             * Waiting
             * Format: date-time
             */
            waiting: string;
            /** Waiting S */
            waiting_s: number;
            /** Why */
            why: string;
        };
        /** QueueItemList */
        QueueItemList: {
            /** Items */
            items: components["schemas"]["QueueItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * RatingBody
         * @description A customer's answer.
         */
        RatingBody: {
            /**
             * Comment
             * @default
             */
            comment: string;
            /**
             * Episode Id
             * Format: uuid
             */
            episode_id: string;
            /** Score */
            score: number;
        };
        /**
         * RatingItem
         * @description A customer's rating. `score` is raw, on the scale given by `scale_min` and `scale_max`; `score100` is the common
         *     one in hundredths of a point (0 to 10,000), comparable over all scales.
         */
        RatingItem: {
            /** Agent Id */
            agent_id: string | null;
            /** Agent Name */
            agent_name: string | null;
            /** Category Id */
            category_id: string | null;
            /** Comment */
            comment: string;
            /**
             * Conversation Id
             * Format: uuid
             */
            conversation_id: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Department Id */
            department_id: string | null;
            /**
             * Episode Id
             * Format: uuid
             */
            episode_id: string;
            /**
             * First At
             * Format: date-time
             */
            first_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Rated At
             * Format: date-time
             */
            rated_at: string;
            /** Result */
            result: string;
            /** Satisfied */
            satisfied: boolean;
            /**
             * Scale Id
             * Format: uuid
             */
            scale_id: string;
            /** Scale Max */
            scale_max: number;
            /** Scale Min */
            scale_min: number;
            /** Scale Version */
            scale_version: number;
            /** Score */
            score: number;
            /** Score100 */
            score100: number;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Team Id */
            team_id: string | null;
            /** Version */
            version: number;
        };
        /** RatingItemList */
        RatingItemList: {
            /** Items */
            items: components["schemas"]["RatingItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * RatingSummary
         * @description All ratings that the filters let through, in one: count, satisfied ones, mean on the common scale.
         */
        RatingSummary: {
            /** Count */
            count: number;
            /** Mean100 */
            mean100: number | null;
            /** Satisfied */
            satisfied: number;
        };
        /**
         * ReadBody
         * @description Which notifications were read: these, or all with null.
         */
        ReadBody: {
            /** Ids */
            ids: string[] | null;
        };
        /**
         * ReasonBody
         * @description Why it begins again.
         */
        ReasonBody: {
            /** Reason */
            reason: string;
        };
        /**
         * ReceiverBody
         * @description Whom a parcel goes to.
         */
        ReceiverBody: {
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Region
             * @default
             */
            region: string;
        };
        /**
         * ReceiverDetail
         * @description Whom the parcel goes to and where, masked.
         */
        ReceiverDetail: {
            /** Address Mask */
            address_mask: string;
            /** Name Mask */
            name_mask: string;
            /** Phone Mask */
            phone_mask: string;
            /** Region */
            region: string;
        };
        /**
         * ReceiverRevealBody
         * @description Which part of the receiver, and why it is needed.
         */
        ReceiverRevealBody: {
            /**
             * Field
             * @enum {string}
             */
            field: "name" | "phone" | "address";
            /** Reason */
            reason: string;
        };
        /**
         * ReceiverRevealed
         * @description One plain value. It is meant for the eye: clients do not keep it.
         */
        ReceiverRevealed: {
            /** Field */
            field: string;
            /** Value */
            value: string;
        };
        /**
         * ReceiverShape
         * @description Whom the parcel goes to, masked.
         */
        ReceiverShape: {
            /** Name Mask */
            name_mask: string;
            /** Phone Mask */
            phone_mask: string;
            /** Region */
            region: string;
        };
        /**
         * RecordChange
         * @description A correction: per field the codes before and after; null for a text, of which only that it changed is kept.
         */
        RecordChange: {
            /** At */
            at: string;
            by: components["schemas"]["NameShape"] | null;
            /** Fields */
            fields: {
                [key: string]: unknown[] | null;
            };
            /** Id */
            id: number;
        };
        /**
         * RecordPatch
         * @description What is to be corrected or completed; what is left out stays. `further` is given whole: one that is not in it any
         *     more is removed.
         */
        RecordPatch: {
            /** Category Id */
            category_id?: string | null;
            /** Further */
            further?: components["schemas"]["FurtherBody"][] | null;
            /** Handling */
            handling?: string | null;
            /** Problem */
            problem?: string | null;
            /** Result */
            result?: ("solved" | "unsolved" | "followup" | "invalid") | null;
            /** Tag Ids */
            tag_ids?: string[] | null;
        };
        /**
         * RefundBody
         * @description A refund to record, in minor units: asked for, or paid out already.
         */
        RefundBody: {
            /** Amount */
            amount: number;
            /** Reason */
            reason: string;
            /**
             * Status
             * @default requested
             * @enum {string}
             */
            status: "requested" | "done";
        };
        /**
         * RefundDecisionBody
         * @description What becomes of a refund.
         */
        RefundDecisionBody: {
            /**
             * Reason
             * @default
             */
            reason: string;
            /**
             * Status
             * @enum {string}
             */
            status: "approved" | "rejected" | "done";
        };
        /**
         * RefundShape
         * @description Money that goes back.
         */
        RefundShape: {
            amount: components["schemas"]["MoneyAmount"];
            /** Done At */
            done_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Ordinal */
            ordinal: number;
            /** Reason */
            reason: string;
            /** Requested At */
            requested_at: string;
            /** Status */
            status: string;
        };
        /**
         * RenderBody
         * @description Values for the variables; those left out or empty stay as gaps.
         */
        RenderBody: {
            /**
             * Language
             * @default zh-CN
             * @enum {string}
             */
            language: "zh-CN" | "en";
            /**
             * Values
             * @default {}
             */
            values: {
                [key: string]: string | null;
            };
        };
        /**
         * RenderedPart
         * @description A piece of a rendered reply: text, a value, or a gap to be filled by hand.
         */
        RenderedPart: {
            /** Kind */
            kind: string;
            /** Text */
            text: string;
            /** Variable */
            variable: string | null;
        };
        /**
         * RenderedReply
         * @description A reply ready to be looked over; `gaps` names the variables without a value.
         */
        RenderedReply: {
            /** Gaps */
            gaps: string[];
            /** Language */
            language: string;
            /** Parts */
            parts: components["schemas"]["RenderedPart"][];
            /** Text */
            text: string;
        };
        /**
         * ReshapeBody
         * @description How the file is written, where the guess was wrong; null where it holds.
         */
        ReshapeBody: {
            /** Delimiter */
            delimiter?: string | null;
            /** Encoding */
            encoding?: string | null;
            /** Heading Row */
            heading_row?: number | null;
            /** Sheet */
            sheet?: string | null;
        };
        /**
         * ResponseTime
         * @description First answers of the last 24 hours: how many, their average in elapsed seconds, and the company's target.
         */
        ResponseTime: {
            /** Average S */
            average_s: number | null;
            /** Count */
            count: number;
            /** Overdue */
            overdue: number;
            /** Target S */
            target_s: number;
        };
        /**
         * ResultBody
         * @description How it ended; needed unless a result stands there already.
         */
        ResultBody: {
            /**
             * Reason
             * @default
             */
            reason: string;
            /** Result */
            result?: string | null;
        };
        /**
         * RightRequestBody
         * @description The right that is asked for, and the page where it was missed (a path of the console).
         */
        RightRequestBody: {
            /** Page */
            page: string;
            /** Permission */
            permission: string;
        };
        /**
         * RightRequested
         * @description How many people were told.
         */
        RightRequested: {
            /** Told */
            told: number;
        };
        /**
         * RightShape
         * @description A right in the reader's language, and who can give it: some names, and how many more there are.
         */
        RightShape: {
            /** Givers */
            givers: string[];
            /** Held */
            held: boolean;
            /** More */
            more: number;
            /** Name */
            name: string;
            /** Title */
            title: string;
        };
        /**
         * RightSource
         * @description A right of a user and the roles that it comes from.
         */
        RightSource: {
            /** Permission */
            permission: string;
            /** Roles */
            roles: string[];
            /** Scope */
            scope: string;
            /** Title */
            title: string;
        };
        /**
         * RoleBody
         * @description What may change about a role; absent fields stay, `rights` replaces the whole set.
         */
        RoleBody: {
            /** Description */
            description?: string | null;
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
            /** Rights */
            rights?: {
                [key: string]: "own" | "team" | "department" | "shop" | "all";
            } | null;
        };
        /**
         * RoleDetail
         * @description A role with its rights: permission name to scope.
         */
        RoleDetail: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Assignable */
            assignable: boolean;
            /** Builtin */
            builtin: boolean;
            /** Code */
            code: string | null;
            /** Description */
            description: string;
            /** Everything */
            everything: boolean;
            /** Holders */
            holders: number;
            /** Id */
            id: string;
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Rights */
            rights: {
                [key: string]: string;
            };
            /** Rights Count */
            rights_count: number;
            /** Version */
            version: number;
        };
        /**
         * RoleItem
         * @description A role in the list. `builtin` ones can be adjusted, not deleted; `everything` holds every right.
         */
        RoleItem: {
            /** Assignable */
            assignable: boolean;
            /** Builtin */
            builtin: boolean;
            /** Code */
            code: string | null;
            /** Description */
            description: string;
            /** Everything */
            everything: boolean;
            /** Holders */
            holders: number;
            /** Id */
            id: string;
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Rights Count */
            rights_count: number;
            /** Version */
            version: number;
        };
        /** RoleItemList */
        RoleItemList: {
            /** Items */
            items: components["schemas"]["RoleItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * RoleShort
         * @description A role that a user holds.
         */
        RoleShort: {
            /** Code */
            code: string | null;
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * ScaleBody
         * @description A new scale, not yet in use.
         */
        ScaleBody: {
            /**
             * Labels
             * @default {}
             */
            labels: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /**
             * Max
             * @default 10
             */
            max: number;
            /**
             * Min
             * @default 1
             */
            min: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /**
             * Satisfied From
             * @default 8
             */
            satisfied_from: number;
            /**
             * Step
             * @default 1
             */
            step: number;
        };
        /**
         * ScaleDetail
         * @description A rating scale and what can be done with it.
         */
        ScaleDetail: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Archived At */
            archived_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** In Use */
            in_use: boolean;
            /** Label */
            label: string;
            /** Labels */
            labels: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** Max */
            max: number;
            /** Min */
            min: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Satisfied From */
            satisfied_from: number;
            /** Scale Version */
            scale_version: number;
            /** Step */
            step: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * ScaleItem
         * @description A rating scale as it is now. `scale_version` rises when its shape changes, `version` with every change.
         */
        ScaleItem: {
            /** Archived At */
            archived_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** In Use */
            in_use: boolean;
            /** Label */
            label: string;
            /** Labels */
            labels: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** Max */
            max: number;
            /** Min */
            min: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Satisfied From */
            satisfied_from: number;
            /** Scale Version */
            scale_version: number;
            /** Step */
            step: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** ScaleItemList */
        ScaleItemList: {
            /** Items */
            items: components["schemas"]["ScaleItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * ScalePatch
         * @description What may change about a scale; a changed shape makes a new version, ratings keep theirs.
         */
        ScalePatch: {
            /** Labels */
            labels?: {
                [key: string]: {
                    [key: string]: string;
                };
            } | null;
            /** Max */
            max?: number | null;
            /** Min */
            min?: number | null;
            /** Name */
            name?: {
                [key: string]: string;
            } | null;
            /** Satisfied From */
            satisfied_from?: number | null;
            /** Step */
            step?: number | null;
        };
        /**
         * ScopeItem
         * @description A data scope.
         */
        ScopeItem: {
            /** Code */
            code: string;
            /** Title */
            title: string;
        };
        /**
         * SealItem
         * @description A link of the chain.
         */
        SealItem: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** From Pos */
            from_pos: string;
            /** Hash */
            hash: string;
            /** Id */
            id: string;
            /** Key Id */
            key_id: string;
            /** Kind */
            kind: string;
            /** Number */
            number: string;
            /** Previous */
            previous: string;
            /** To Pos */
            to_pos: string;
        };
        /** SealItemList */
        SealItemList: {
            /** Items */
            items: components["schemas"]["SealItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * SearchAnswer
         * @description Hits, best first. `capped`: there are more than were looked through. `empty`: nothing of the query can be looked
         *     for.
         */
        SearchAnswer: {
            /** Capped */
            capped: boolean;
            /** Counts */
            counts: components["schemas"]["SearchCount"][];
            /** Empty */
            empty: boolean;
            /** Items */
            items: components["schemas"]["SearchItem"][];
        };
        /**
         * SearchCount
         * @description How many things of a kind were found.
         */
        SearchCount: {
            /** Count */
            count: number;
            /** Kind */
            kind: string;
        };
        /**
         * SearchItem
         * @description Something that was found. `status` is a code of its kind; `seq` the place of a message in its thread.
         */
        SearchItem: {
            /** At */
            at: string;
            /** Author */
            author: string | null;
            /** Customer Id */
            customer_id: string | null;
            excerpt: components["schemas"]["Excerpt"];
            /** Field */
            field: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            link: components["schemas"]["SearchLink"];
            /** Number */
            number: string;
            /** Seq */
            seq: number | null;
            /** Shop Id */
            shop_id: string | null;
            /** Status */
            status: string | null;
            /** Subtitle */
            subtitle: string;
            /** Title */
            title: string;
        };
        /**
         * SearchLink
         * @description The page where a hit is looked at.
         */
        SearchLink: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
        };
        /**
         * Seconds
         * @description Seconds per state since the day began in the company's zone.
         */
        Seconds: {
            /** Away */
            away: number;
            /** Busy */
            busy: number;
            /** Offline */
            offline: number;
            /** Online */
            online: number;
        };
        /**
         * SecretShape
         * @description A new secret, shown this once.
         */
        SecretShape: {
            /** Secret */
            secret: string;
            /** Version */
            version: number;
        };
        /**
         * SendBody
         * @description A message to send: a text, or a picture or file that was uploaded before.
         */
        SendBody: {
            /** File Id */
            file_id?: string | null;
            /**
             * Kind
             * @default text
             * @enum {string}
             */
            kind: "text" | "image" | "file";
            /** Text */
            text?: string | null;
        };
        /**
         * SessionAnswer
         * @description A fresh session. `token` is set for transport "bearer" only; `csrf` goes into the header X-CSRFToken.
         */
        SessionAnswer: {
            /** Csrf */
            csrf: string;
            /** Token */
            token: string | null;
            user: components["schemas"]["Me"];
        };
        /**
         * SessionBody
         * @description Which channel, and who it may be.
         */
        SessionBody: {
            /** Channel */
            channel: string;
            /**
             * Language
             * @default
             */
            language: string;
            page?: components["schemas"]["PageBody"] | null;
            /** Shop Token */
            shop_token?: string | null;
            /** Visitor Token */
            visitor_token?: string | null;
        };
        /**
         * SessionLeft
         * @description Seconds until the session ends if nobody uses it, and until it ends in any case.
         */
        SessionLeft: {
            /** Left S */
            left_s: number;
            /** Longest S */
            longest_s: number;
        };
        /**
         * SessionRow
         * @description One of the user's living sessions.
         */
        SessionRow: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Current */
            current: boolean;
            /** Device */
            device: string;
            /** Id */
            id: string;
            /** Ip */
            ip: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * SessionRows
         * @description All of them: a person has few.
         */
        SessionRows: {
            /** Items */
            items: components["schemas"]["SessionRow"][];
        };
        /**
         * SettingBody
         * @description A new value; null removes the one set at that place.
         */
        SettingBody: {
            /**
             * Reason
             * @default
             */
            reason: string;
            /** Scope Id */
            scope_id?: string | null;
            /**
             * Scope Kind
             * @default company
             * @enum {string}
             */
            scope_kind: "company" | "shop" | "team";
            /** Value */
            value: number | boolean | string | null;
        };
        /**
         * SettingChangeShape
         * @description One change of a parameter.
         */
        SettingChangeShape: {
            /** Actor */
            actor: {
                [key: string]: unknown;
            };
            /** After */
            after: unknown;
            /** At */
            at: string;
            /** Before */
            before: unknown;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reason */
            reason: string;
            /** Scope Id */
            scope_id: string | null;
            /** Scope Kind */
            scope_kind: string;
            /** Version */
            version: number;
        };
        /**
         * SettingHistory
         * @description The last changes of a parameter, newest first.
         */
        SettingHistory: {
            /** Items */
            items: components["schemas"]["SettingChangeShape"][];
        };
        /**
         * SettingList
         * @description All parameters.
         */
        SettingList: {
            /** Items */
            items: components["schemas"]["SettingShape"][];
        };
        /**
         * SettingShape
         * @description A parameter with the value that holds at the asked place.
         */
        SettingShape: {
            /** Choices */
            choices: string[];
            /** Default */
            default: number | boolean | string;
            /** Editable */
            editable: boolean;
            /** Help */
            help: string;
            /** Key */
            key: string;
            /** Max */
            max: number | null;
            /** Min */
            min: number | null;
            /** Restart */
            restart: boolean;
            /** Scopes */
            scopes: string[];
            /** Source */
            source: string;
            /** Title */
            title: string;
            /** Type */
            type: string;
            /** Value */
            value: number | boolean | string;
            /** Version */
            version: number;
        };
        /**
         * ShipmentBody
         * @description A parcel to add.
         */
        ShipmentBody: {
            /** Carrier */
            carrier: string;
            /** Shipped At */
            shipped_at?: string | null;
            /**
             * Tracking No
             * @default
             */
            tracking_no: string;
        };
        /**
         * ShipmentShape
         * @description A parcel and its steps, newest first.
         */
        ShipmentShape: {
            /** Carrier */
            carrier: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Ordinal */
            ordinal: number;
            /** Shipped At */
            shipped_at: string | null;
            /** Signed At */
            signed_at: string | null;
            /** Status */
            status: string;
            /** Traces */
            traces: components["schemas"]["TraceShape"][];
            /** Tracking No */
            tracking_no: string;
        };
        /**
         * ShopBody
         * @description A shop: names, platform, responsible team, zone, currency.
         */
        ShopBody: {
            /** Currency */
            currency?: string | null;
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
            /** Platform */
            platform?: ("own" | "taobao" | "tmall" | "jd" | "pinduoduo" | "douyin" | "kuaishou" | "xiaohongshu" | "wechat" | "amazon" | "ebay" | "shopify" | "other") | null;
            /** Team Id */
            team_id?: string | null;
            /** Zone */
            zone?: string | null;
        };
        /**
         * ShopItem
         * @description A shop.
         */
        ShopItem: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Active */
            active: boolean;
            /** Archived At */
            archived_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Platform */
            platform: string;
            /** Team Id */
            team_id: string | null;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /** ShopItemList */
        ShopItemList: {
            /** Items */
            items: components["schemas"]["ShopItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * SignInBody
         * @description Name and password. A browser takes transport "cookie", a program "bearer".
         */
        SignInBody: {
            /** Password */
            password: string;
            /**
             * Transport
             * @default cookie
             * @enum {string}
             */
            transport: "cookie" | "bearer";
            /** Username */
            username: string;
        };
        /**
         * SkillBody
         * @description A skill: its names.
         */
        SkillBody: {
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
        };
        /**
         * SkillItem
         * @description A skill.
         */
        SkillItem: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Active */
            active: boolean;
            /** Archived At */
            archived_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /** SkillItemList */
        SkillItemList: {
            /** Items */
            items: components["schemas"]["SkillItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * SkillLevel
         * @description A skill and how well it is mastered, 1 to 5.
         */
        SkillLevel: {
            /** Id */
            id: string;
            /** Level */
            level: number;
            /** Name */
            name: string;
        };
        /**
         * SnippetBody
         * @description A new canned reply; `bodies` are its texts by language, with variables such as {customer.name}.
         */
        SnippetBody: {
            /** Bodies */
            bodies: {
                [key: string]: string;
            };
            /** Name */
            name: string;
            /**
             * Reach
             * @default own
             * @enum {string}
             */
            reach: "company" | "team" | "own";
            /** Shortcut */
            shortcut: string;
            /** Team Id */
            team_id?: string | null;
        };
        /**
         * SnippetDetail
         * @description A canned reply, what can be done with it, and the variables it may use.
         */
        SnippetDetail: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Archived At */
            archived_at: string | null;
            /** Bodies */
            bodies: {
                [key: string]: string;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Owner Id */
            owner_id: string | null;
            /** Reach */
            reach: string;
            /** Shortcut */
            shortcut: string;
            /** Team Id */
            team_id: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Uses */
            uses: number;
            /** Variables */
            variables: string[];
            /** Version */
            version: number;
        };
        /**
         * SnippetItem
         * @description A canned reply.
         */
        SnippetItem: {
            /** Archived At */
            archived_at: string | null;
            /** Bodies */
            bodies: {
                [key: string]: string;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Owner Id */
            owner_id: string | null;
            /** Reach */
            reach: string;
            /** Shortcut */
            shortcut: string;
            /** Team Id */
            team_id: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Uses */
            uses: number;
            /** Version */
            version: number;
        };
        /** SnippetItemList */
        SnippetItemList: {
            /** Items */
            items: components["schemas"]["SnippetItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * SnippetPatch
         * @description What may change about a canned reply; `bodies` replaces all texts.
         */
        SnippetPatch: {
            /** Bodies */
            bodies?: {
                [key: string]: string;
            } | null;
            /** Name */
            name?: string | null;
            /** Reach */
            reach?: ("company" | "team" | "own") | null;
            /** Shortcut */
            shortcut?: string | null;
            /** Team Id */
            team_id?: string | null;
        };
        /**
         * SplitBody
         * @description Why it stands for itself again.
         */
        SplitBody: {
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * StaffSendBody
         * @description What staff may send: a text, an uploaded picture or file, or an order or product as a card.
         */
        StaffSendBody: {
            /** Card */
            card?: ("order" | "product") | null;
            /** File Id */
            file_id?: string | null;
            /** Id */
            id?: string | null;
            /**
             * Kind
             * @default text
             * @enum {string}
             */
            kind: "text" | "image" | "file" | "card";
            /** Text */
            text?: string | null;
        };
        /**
         * StatusBody
         * @description Where the ticket goes; an end needs a result, a new beginning a reason.
         */
        StatusBody: {
            /**
             * Reason
             * @default
             */
            reason: string;
            /** Result */
            result?: string | null;
            /**
             * Status Id
             * Format: uuid
             */
            status_id: string;
        };
        /**
         * StatusNewBody
         * @description A new status; its category cannot change later. `next` are the statuses that can follow.
         */
        StatusNewBody: {
            /**
             * Category
             * @enum {string}
             */
            category: "new" | "open" | "waiting" | "resolved" | "closed";
            /**
             * Color
             * @default gray
             */
            color: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /**
             * Next
             * @default []
             */
            next: string[];
            /**
             * Place
             * @default 0
             */
            place: number;
        };
        /**
         * StatusPatch
         * @description What may change about a status.
         */
        StatusPatch: {
            /** Color */
            color?: string | null;
            /** Name */
            name?: {
                [key: string]: string;
            } | null;
            /** Next */
            next?: string[] | null;
            /** Place */
            place?: number | null;
        };
        /**
         * StatusShape
         * @description A status as tickets show it.
         */
        StatusShape: {
            /** Category */
            category: string;
            /** Color */
            color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * SubjectItem
         * @description What a notification is about; the screen links to it.
         */
        SubjectItem: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
        };
        /**
         * TaggedCustomer
         * @description The tags of one customer, in the order of their groups.
         */
        TaggedCustomer: {
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Tags */
            tags: components["schemas"]["TagOnCustomer"][];
        };
        /**
         * TaggedCustomers
         * @description Tags of several customers; who has none, or may not be seen, is left out.
         */
        TaggedCustomers: {
            /** Items */
            items: components["schemas"]["TaggedCustomer"][];
        };
        /**
         * TagOnCustomer
         * @description A tag as it is shown on a customer.
         */
        TagOnCustomer: {
            /** Color */
            color: string;
            /**
             * Group Id
             * Format: uuid
             */
            group_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Names */
            names: {
                [key: string]: string;
            };
        };
        /**
         * TeamBody
         * @description A team: its names and its department.
         */
        TeamBody: {
            /** Department Id */
            department_id?: string | null;
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
        };
        /**
         * TeamItem
         * @description A team and its department.
         */
        TeamItem: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Active */
            active: boolean;
            /** Archived At */
            archived_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Department Id */
            department_id: string | null;
            /** Id */
            id: string;
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /** TeamItemList */
        TeamItemList: {
            /** Items */
            items: components["schemas"]["TeamItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * TestToken
         * @description A shop token for trying out.
         */
        TestToken: {
            /** Expires At */
            expires_at: string;
            /** Token */
            token: string;
        };
        /**
         * TestTokenBody
         * @description Whom the token for trying out shall name.
         */
        TestTokenBody: {
            /** Name */
            name: string;
            /** Sub */
            sub: string;
            /**
             * Vip
             * @default false
             */
            vip: boolean;
        };
        /**
         * TicketBody
         * @description A new ticket. With a conversation, shop and customer are the conversation's; else a shop is needed.
         *
         *     `owner_id` gives it to somebody at once; Called by a program, the source is `api`.
         */
        TicketBody: {
            /** Conversation Id */
            conversation_id?: string | null;
            /** Customer Id */
            customer_id?: string | null;
            /**
             * Description
             * @default
             */
            description: string;
            /**
             * Links
             * @default []
             */
            links: components["schemas"]["LinkBody"][];
            /** Order Id */
            order_id?: string | null;
            /** Owner Id */
            owner_id?: string | null;
            /**
             * Priority
             * @default 3
             */
            priority: number;
            /** Shop Id */
            shop_id?: string | null;
            /** Subject */
            subject: string;
            /** Team Id */
            team_id?: string | null;
            /** Type Id */
            type_id?: string | null;
        };
        /**
         * TicketBulkBody
         * @description What to do with which tickets; with `dry_run` they are only counted.
         */
        TicketBulkBody: {
            /**
             * Action
             * @enum {string}
             */
            action: "assign" | "status" | "close" | "priority" | "link" | "merge";
            /**
             * Dry Run
             * @default false
             */
            dry_run: boolean;
            params: components["schemas"]["TicketBulkParams"];
            select: components["schemas"]["TicketSelectBody"];
        };
        /**
         * TicketBulkParams
         * @description What an action needs: `assign` a person or a team, `status` a status (with reason or result where the way asks
         *     for them), `close` a result, `priority` a level with its reason, `link` what belongs to them, `merge`
         *     the ticket that they go into (`target_id`).
         */
        TicketBulkParams: {
            /** Kind */
            kind?: ("order" | "conversation" | "ticket") | null;
            /** Priority */
            priority?: number | null;
            /**
             * Reason
             * @default
             */
            reason: string;
            /**
             * Result
             * @default
             */
            result: string;
            /** Status Id */
            status_id?: string | null;
            /** Target Id */
            target_id?: string | null;
            /** Team Id */
            team_id?: string | null;
            /** User Id */
            user_id?: string | null;
        };
        /**
         * TicketBulkStarted
         * @description The task, or null of a trial; `count` of tickets, at most one more than a change may take.
         */
        TicketBulkStarted: {
            /** Count */
            count: number | null;
            /** Job */
            job: string | null;
        };
        /**
         * TicketCounts
         * @description How many tickets the usual views hold; no count goes beyond `capped_at`.
         */
        TicketCounts: {
            /** Active */
            active: number;
            /** Capped At */
            capped_at: number;
            /** Mine */
            mine: number;
            /** Overdue */
            overdue: number;
            /** Waiting */
            waiting: number;
        };
        /**
         * TicketDetail
         * @description A ticket with everything its screen shows at first. `next` are the statuses that can follow.
         */
        TicketDetail: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Active */
            active: boolean;
            /** Assigned At */
            assigned_at: string | null;
            /** Category */
            category: string;
            /** Clocks */
            clocks: components["schemas"]["ClockShape"][];
            /** Closed At */
            closed_at: string | null;
            /** Comment Seq */
            comment_seq: number;
            /** Comments */
            comments: components["schemas"]["CommentShape"][];
            /** Conversation Id */
            conversation_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            created_by: components["schemas"]["Maker"];
            customer: components["schemas"]["DetailCustomer"] | null;
            /** Description */
            description: string;
            /** Due At */
            due_at: string | null;
            /** Episode Id */
            episode_id: string | null;
            /** First Response At */
            first_response_at: string | null;
            /** Has More */
            has_more: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Links */
            links: components["schemas"]["LinkShape"][];
            /** Merged */
            merged: components["schemas"]["MergedShape"][];
            /** Merged At */
            merged_at: string | null;
            merged_into: components["schemas"]["Numbered"] | null;
            /** Next */
            next: components["schemas"]["StatusShape"][];
            /** Number */
            number: string;
            /** Order Id */
            order_id: string | null;
            owner: components["schemas"]["TicketNamed"] | null;
            /** Priority */
            priority: number;
            /** Reopened */
            reopened: number;
            /** Resolved At */
            resolved_at: string | null;
            /** Result */
            result: string;
            shop: components["schemas"]["TicketNamed"];
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Source */
            source: string;
            status: components["schemas"]["StatusShape"];
            /** Subject */
            subject: string;
            team: components["schemas"]["TicketNamed"] | null;
            /** Team Id */
            team_id: string | null;
            type: components["schemas"]["Coloured"];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * TicketExportBody
         * @description Which tickets and columns, in which format; no columns means the usual ones.
         */
        TicketExportBody: {
            /**
             * Columns
             * @default []
             */
            columns: string[];
            /**
             * Filters
             * @default {}
             */
            filters: {
                [key: string]: string[];
            };
            /**
             * Format
             * @default xlsx
             * @enum {string}
             */
            format: "csv" | "xlsx";
            /** Ids */
            ids?: string[] | null;
            /**
             * Q
             * @default
             */
            q: string;
        };
        /**
         * TicketLine
         * @description A ticket in a list; `merged_into` is the number of the one where its work goes on.
         */
        TicketLine: {
            /** Active */
            active: boolean;
            /** Category */
            category: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            customer: components["schemas"]["LineCustomer"] | null;
            /** Due At */
            due_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merged Into */
            merged_into: string | null;
            /** Number */
            number: string;
            owner: components["schemas"]["TicketNamed"] | null;
            /** Priority */
            priority: number;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Source */
            source: string;
            status: components["schemas"]["Coloured"];
            /** Subject */
            subject: string;
            /** Team Id */
            team_id: string | null;
            type: components["schemas"]["Coloured"];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** TicketLineList */
        TicketLineList: {
            /** Items */
            items: components["schemas"]["TicketLine"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * TicketMade
         * @description A ticket that was made or given to somebody; whoever may see it reads the rest.
         */
        TicketMade: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Version */
            version: number;
        };
        /**
         * TicketNamed
         * @description Something with a name.
         */
        TicketNamed: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * TicketPatch
         * @description What may change about a ticket. `reason` goes into its history.
         */
        TicketPatch: {
            /** Customer Id */
            customer_id?: string | null;
            /** Description */
            description?: string | null;
            /** Order Id */
            order_id?: string | null;
            /** Priority */
            priority?: number | null;
            /**
             * Reason
             * @default
             */
            reason: string;
            /** Result */
            result?: string | null;
            /** Subject */
            subject?: string | null;
            /** Type Id */
            type_id?: string | null;
        };
        /**
         * TicketSelectBody
         * @description Which tickets: those named, or all that filters and search of the list keep; `as_of` leaves out those made after
         *     the list was read.
         */
        TicketSelectBody: {
            /** As Of */
            as_of?: string | null;
            /**
             * Filters
             * @default {}
             */
            filters: {
                [key: string]: string[];
            };
            /** Ids */
            ids?: string[] | null;
            /**
             * Q
             * @default
             */
            q: string;
        };
        /**
         * TicketShape
         * @description A ticket for one socket within sixty seconds, and where to open it.
         */
        TicketShape: {
            /** Ticket */
            ticket: string;
            /** Url */
            url: string;
        };
        /**
         * TicketTransferBody
         * @description A colleague, or a team whose queue it goes to.
         */
        TicketTransferBody: {
            /** Team Id */
            team_id?: string | null;
            /** User Id */
            user_id?: string | null;
        };
        /**
         * TraceBody
         * @description A step of a parcel; `at` is now when it is not said.
         */
        TraceBody: {
            /** At */
            at?: string | null;
            /**
             * Code
             * @enum {string}
             */
            code: "waiting" | "shipped" | "in_transit" | "delivering" | "signed" | "returned" | "abnormal";
            /**
             * Place
             * @default
             */
            place: string;
            /**
             * Text
             * @default
             */
            text: string;
        };
        /**
         * TraceShape
         * @description A step of a parcel.
         */
        TraceShape: {
            /** At */
            at: string;
            /** Code */
            code: string;
            /** Place */
            place: string;
            /** Seq */
            seq: number;
            /** Text */
            text: string;
        };
        /**
         * TransferAnswer
         * @description A transfer and how it stands.
         */
        TransferAnswer: {
            /**
             * Conversation Id
             * Format: uuid
             */
            conversation_id: string;
            /** Expires At */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** State */
            state: string;
        };
        /**
         * TransferBody
         * @description To a person or to a team, with a word on why.
         */
        TransferBody: {
            /** Note */
            note: string;
            /** To Team Id */
            to_team_id?: string | null;
            /** To User Id */
            to_user_id?: string | null;
        };
        /**
         * TransferShape
         * @description A request to take over that waits for its answer.
         */
        TransferShape: {
            /** Expires At */
            expires_at: string;
            from_: components["schemas"]["NameShape"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Note */
            note: string;
            /** Requested At */
            requested_at: string;
            to: components["schemas"]["NameShape"] | null;
            /** To Team Id */
            to_team_id: string | null;
            /** To User Id */
            to_user_id: string | null;
        };
        /**
         * TypeBody
         * @description A new type of tickets.
         */
        TypeBody: {
            /**
             * Color
             * @default gray
             */
            color: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /**
             * Place
             * @default 0
             */
            place: number;
        };
        /**
         * TypePatch
         * @description What may change about a type.
         */
        TypePatch: {
            /** Color */
            color?: string | null;
            /** Name */
            name?: {
                [key: string]: string;
            } | null;
            /** Place */
            place?: number | null;
        };
        /**
         * TypeShape
         * @description A type of tickets.
         */
        TypeShape: {
            /** Archived At */
            archived_at: string | null;
            /** Code */
            code: string;
            /** Color */
            color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Place */
            place: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** TypeShapeList */
        TypeShapeList: {
            /** Items */
            items: components["schemas"]["TypeShape"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * Unread
         * @description How many are left unread, counted up to a thousand.
         */
        Unread: {
            /** Unread */
            unread: number;
        };
        /**
         * UploadedBody
         * @description All parts are there; the digest of the whole file (hex), where the sender can say it.
         */
        UploadedBody: {
            /** Sha256 */
            sha256?: string | null;
        };
        /**
         * UploadedShape
         * @description A file that was taken in.
         */
        UploadedShape: {
            /** Code */
            code: string | null;
            /** Height */
            height: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Scan */
            scan: string | null;
            /** Size */
            size: number;
            /** State */
            state: string;
            /** Type */
            type: string;
            /** Width */
            width: number | null;
        };
        /**
         * UploadShape
         * @description An uploaded file; `state` is ready or quarantine.
         */
        UploadShape: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** State */
            state: string;
            /** Type */
            type: string;
        };
        /**
         * UserBody
         * @description What may change about a user; absent fields stay, lists replace the whole set.
         */
        UserBody: {
            /** Capacity */
            capacity?: number | null;
            /** Department Id */
            department_id?: string | null;
            /** Email */
            email?: string | null;
            /** Language */
            language?: ("zh-CN" | "en") | null;
            /** Name */
            name?: string | null;
            /** Phone */
            phone?: string | null;
            /** Position */
            position?: string | null;
            /** Role Ids */
            role_ids?: string[] | null;
            /** Shop Ids */
            shop_ids?: string[] | null;
            /** Skills */
            skills?: components["schemas"]["UserSkillBody"][] | null;
            /** Team Ids */
            team_ids?: string[] | null;
            /** Zone */
            zone?: string | null;
        };
        /**
         * UserDetail
         * @description A user with everything that the account's page shows.
         */
        UserDetail: {
            /** Actions */
            actions: components["schemas"]["Action"][];
            /** Active */
            active: boolean;
            /** Capacity */
            capacity: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            department: components["schemas"]["Named"] | null;
            /** Email Mask */
            email_mask: string;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Must Change Password */
            must_change_password: boolean;
            /** Name */
            name: string;
            /** Phone Mask */
            phone_mask: string;
            /** Position */
            position: string;
            /** Presence */
            presence: string;
            /** Rights */
            rights: components["schemas"]["RightSource"][];
            /** Roles */
            roles: components["schemas"]["RoleShort"][];
            /** Shops */
            shops: components["schemas"]["Named"][];
            /** Signed In At */
            signed_in_at: string | null;
            /** Skills */
            skills: components["schemas"]["SkillLevel"][];
            /** Teams */
            teams: components["schemas"]["Named"][];
            /** Username */
            username: string;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /**
         * UserItem
         * @description A user in the list.
         */
        UserItem: {
            /** Active */
            active: boolean;
            /** Capacity */
            capacity: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            department: components["schemas"]["Named"] | null;
            /** Email Mask */
            email_mask: string;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Must Change Password */
            must_change_password: boolean;
            /** Name */
            name: string;
            /** Phone Mask */
            phone_mask: string;
            /** Position */
            position: string;
            /** Presence */
            presence: string;
            /** Roles */
            roles: components["schemas"]["RoleShort"][];
            /** Signed In At */
            signed_in_at: string | null;
            /** Teams */
            teams: components["schemas"]["Named"][];
            /** Username */
            username: string;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /** UserItemList */
        UserItemList: {
            /** Items */
            items: components["schemas"]["UserItem"][];
            /** Next */
            next: string | null;
            total?: components["schemas"]["ListTotal"] | null;
        };
        /**
         * UserSkillBody
         * @description A skill with its level.
         */
        UserSkillBody: {
            /** Level */
            level: number;
            /**
             * Skill Id
             * Format: uuid
             */
            skill_id: string;
        };
        /**
         * VerifyBody
         * @description Which rows to check, by number; all by default. The chain is always checked whole.
         */
        VerifyBody: {
            /** From Pos */
            from_pos?: number | null;
            /** To Pos */
            to_pos?: number | null;
        };
        /**
         * WidgetAgent
         * @description Who answers.
         */
        WidgetAgent: {
            /** Avatar Url */
            avatar_url: string | null;
            /** Name */
            name: string;
        };
        /**
         * WidgetChannel
         * @description What the widget shows of its channel.
         */
        WidgetChannel: {
            /** Color */
            color: string;
            /** File Types */
            file_types: string[];
            /** Greeting */
            greeting: string;
            /** Languages */
            languages: string[];
            /** Max File Bytes */
            max_file_bytes: number;
            /** Name */
            name: string;
        };
        /**
         * WidgetCustomer
         * @description The customer whom the shop vouched for.
         */
        WidgetCustomer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string | null;
        };
        /**
         * WidgetEpisode
         * @description The open, else the last round of service.
         */
        WidgetEpisode: {
            agent: components["schemas"]["WidgetAgent"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Queue Position */
            queue_position: number | null;
            rating: components["schemas"]["WidgetRating"] | null;
            /** State */
            state: string;
        };
        /**
         * WidgetRating
         * @description How far the rating of the episode is.
         */
        WidgetRating: {
            /** Score */
            score: number | null;
            /** State */
            state: string;
        };
        /**
         * WidgetRatingState
         * @description How far the customer's rating is, on which scale, and until when it can be given or changed.
         */
        WidgetRatingState: {
            /** Comment */
            comment: string;
            /** Open Until */
            open_until: string | null;
            scale: components["schemas"]["AskedScale"] | null;
            /** Score */
            score: number | null;
            /** State */
            state: string;
        };
        /**
         * WidgetScale
         * @description The scale that ratings are given on.
         */
        WidgetScale: {
            /** Labels */
            labels: {
                [key: string]: string;
            };
            /** Max */
            max: number;
            /** Min */
            min: number;
        };
        /**
         * WidgetService
         * @description Whether somebody is there, and by when an answer can be expected.
         */
        WidgetService: {
            /** Agents Online */
            agents_online: boolean;
            /** Answer By */
            answer_by: string | null;
            /** Open */
            open: boolean;
        };
        /**
         * WidgetSession
         * @description An open widget. `token` goes into Authorization, `visitor_token` is what the browser keeps.
         */
        WidgetSession: {
            channel: components["schemas"]["WidgetChannel"];
            /** Conversation Id */
            conversation_id: string | null;
            customer: components["schemas"]["WidgetCustomer"] | null;
            /** Expires At */
            expires_at: string;
            /** Gateway Url */
            gateway_url: string;
            rating: components["schemas"]["WidgetScale"];
            /** Token */
            token: string;
            /** Visitor Token */
            visitor_token: string;
        };
        /**
         * WidgetSnapshot
         * @description A page of the thread and how service stands. `pos` is where the live connection goes on.
         */
        WidgetSnapshot: {
            /** Conversation Id */
            conversation_id: string | null;
            episode: components["schemas"]["WidgetEpisode"] | null;
            /** Has More */
            has_more: boolean;
            marks: components["schemas"]["MarksShape"];
            /** Messages */
            messages: components["schemas"]["MessageShape"][];
            /** Pos */
            pos: string;
            service: components["schemas"]["WidgetService"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    assignment_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[agent]"?: string;
                "filter[how]"?: string;
                item?: string;
                limit?: number;
                sort?: "at" | "-at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit_check_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[ok]"?: string;
                "filter[trigger]"?: string;
                limit?: number;
                sort?: "id" | "-id";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit_entry_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[action]"?: string;
                "filter[actor_kind]"?: string;
                "filter[actor]"?: string;
                "filter[customer]"?: string;
                "filter[from]"?: string;
                "filter[ip]"?: string;
                "filter[object_kind]"?: string;
                "filter[object]"?: string;
                "filter[operation]"?: string;
                "filter[result]"?: string;
                "filter[shop]"?: string;
                "filter[to]"?: string;
                limit?: number;
                sort?: "id" | "-id";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit_entry_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit_entry_export: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportStarted"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit_seal_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[kind]"?: string;
                limit?: number;
                sort?: "number" | "-number";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bulk_run_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkRun"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bulk_run_rows: {
        parameters: {
            query?: {
                after?: string;
                "filter[state]"?: string;
                limit?: number;
                sort?: "n" | "-n";
                total?: "0" | "1";
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResultList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bulk_run_undo: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkStarted"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calendar_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                limit?: number;
                sort?: "updated_at" | "-updated_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calendar_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calendar_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calendar_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calendar_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    canned_reply_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                "filter[reach]"?: string;
                "filter[team]"?: string;
                limit?: number;
                q?: string;
                sort?: "uses" | "-uses" | "name" | "-name" | "updated_at" | "-updated_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnippetItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    canned_reply_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnippetBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnippetDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    canned_reply_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                snippet_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnippetDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    canned_reply_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                snippet_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnippetPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnippetDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    canned_reply_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                snippet_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnippetDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    canned_reply_render: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                snippet_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenderBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedReply"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    category_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                "filter[kind]"?: string;
                "filter[parent]"?: string;
                limit?: number;
                sort?: "place" | "-place";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    category_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    category_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    category_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    category_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channel_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                "filter[shop]"?: string;
                limit?: number;
                sort?: "label" | "-label" | "created_at" | "-created_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelShapeList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channel_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channel_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channel_edit: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                channel_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channel_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                channel_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channel_restore: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                channel_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channel_secret_renew: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                channel_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channel_test_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestTokenBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestToken"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    company: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    company_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[channel]"?: string;
                "filter[owner]"?: string;
                "filter[record]"?: string;
                "filter[shop]"?: string;
                "filter[state]"?: string;
                "filter[team]"?: string;
                "filter[unread]"?: string;
                limit?: number;
                q?: string;
                sort?: "last_message_at" | "-last_message_at" | "waiting" | "-waiting";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationLineList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_assign: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_close: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draft_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draft_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    episode_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                episode_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EpisodeRecord"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    episode_record: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                conversation_id: string;
                episode_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EpisodeRecord"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    note_mentionable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionableShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_list: {
        parameters: {
            query?: {
                after_seq?: number | null;
                before_seq?: number | null;
                limit?: number;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagesPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_send: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffSendBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    note_list: {
        parameters: {
            query?: {
                before_seq?: number | null;
                limit?: number;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotesPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    note_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarksBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_reopen: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_take: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_transfer: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_transfer_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_transfer_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conversation_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correction_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[age]"?: string;
                "filter[asker]"?: string;
                "filter[mine]"?: string;
                "filter[shop]"?: string;
                "filter[state]"?: string;
                limit?: number;
                sort?: "asked_at" | "-asked_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correction_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correction_bulk: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionBulkBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionBulkStarted"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correction_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionCounts"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tag_group_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                limit?: number;
                sort?: "place" | "-place";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagGroupItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tag_group_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerTagGroupBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagGroupItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tag_group_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagGroupItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tag_group_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerTagGroupPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagGroupItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tag_group_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerTagArchivedBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagGroupItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tag_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                "filter[color]"?: string;
                "filter[group]"?: string;
                limit?: number;
                q?: string;
                sort?: "place" | "-place" | "updated_at" | "-updated_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tag_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerTagBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tag_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tag_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tag_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                tag_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerTagPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tag_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                tag_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerTagArchivedBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[auto]"?: string;
                "filter[level]"?: string;
                "filter[missing]"?: string;
                "filter[origin]"?: string;
                "filter[registered_from]"?: string;
                "filter[registered_to]"?: string;
                "filter[shop]"?: string;
                "filter[state]"?: string;
                "filter[tag]"?: string;
                "filter[vip]"?: string;
                limit?: number;
                q?: string;
                sort?: "updated_at" | "-updated_at" | "registered_at" | "-registered_at" | "number" | "-number";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_edit: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_address_add: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerAddressAddBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_address_remove: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                address_id: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_address_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                address_id: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerAddressPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_archive: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_contact_add: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerContactBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_contact_remove: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                contact_id: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_contact_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                contact_id: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerContactPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_corrections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionsShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_correction_ask: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_correction_accept: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                correction_id: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionAcceptBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_correction_decline: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                correction_id: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionDeclineBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_correction_withdraw: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                correction_id: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_delete: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_erase: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerEraseBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_restore: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerRevealBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRevealed"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tags_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerTagsBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_timeline: {
        parameters: {
            query?: {
                after?: string;
                "filter[from]"?: string;
                "filter[kind]"?: string;
                "filter[to]"?: string;
                limit?: number;
                sort?: "at" | "-at";
                total?: "0" | "1";
            };
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTimelineItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_bulk: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerBulkBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerJobStarted"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_export: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerExportBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerJobStarted"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    department_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[active]"?: string;
                limit?: number;
                q?: string;
                sort?: "label" | "-label";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    department_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    department_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    department_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    department_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    department_restore: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    desk_customer: {
        parameters: {
            query?: {
                conversation?: string | null;
            };
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerFile"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    desk_first_steps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstSteps"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    file_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    file_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_forms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportForms"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_template: {
        parameters: {
            query?: {
                file_type?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                kind: "orders" | "customers" | "products" | "traces";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportTemplate"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[kind]"?: string;
                "filter[shop]"?: string;
                "filter[state]"?: string;
                limit?: number;
                sort?: "created_at" | "-created_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_cancel: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_part: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_plan: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_row_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[outcome]"?: string;
                limit?: number;
                sort?: "number" | "-number";
                total?: "0" | "1";
            };
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_reshape: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReshapeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_start: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_uploaded: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadedBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    job_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[state]"?: string;
                limit?: number;
                sort?: "created_at" | "-created_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobShapeList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    job_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    job_cancel: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    job_retry: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    live_ticket_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveTicket"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notification_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notification_choice_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoiceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    presence_choose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresenceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceNow"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    right_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RightRequestBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightRequested"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metric_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricShape"][];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notification_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[kind]"?: string;
                "filter[unread]"?: string;
                limit?: number;
                sort?: "created_at" | "-created_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notification_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notification_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_status_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderStatuses"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_status_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderStatusBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderStatusShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_status_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                status_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderStatusPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderStatusShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_status_transitions: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                status_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderTransitionsBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderStatusShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[category]"?: string;
                "filter[closed]"?: string;
                "filter[consulting]"?: string;
                "filter[customer]"?: string;
                "filter[from]"?: string;
                "filter[max]"?: string;
                "filter[min]"?: string;
                "filter[platform]"?: string;
                "filter[product]"?: string;
                "filter[shop]"?: string;
                "filter[status]"?: string;
                "filter[to]"?: string;
                limit?: number;
                q?: string;
                sort?: "placed_at" | "-placed_at" | "status_at" | "-status_at" | "total" | "-total";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderLineItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_move: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                action: string;
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderMoveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_link: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderLinkBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refund_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refund_decision: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                order_id: string;
                refund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundDecisionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiverRevealBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiverRevealed"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shipment_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipmentBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trace_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
                shipment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_board: {
        parameters: {
            query?: {
                limit?: number | null;
                shop?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderBoard"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_export: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportOrdersBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderExportJob"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_platforms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPlatforms"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overview: {
        parameters: {
            query?: {
                agent?: string | null;
                by?: "shop" | "team" | "agent";
                end?: string | null;
                period?: "today" | "yesterday" | "7d" | "30d" | "90d" | "month" | "last_month";
                shop?: string | null;
                start?: string | null;
                team?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overview_rows: {
        parameters: {
            query?: {
                after?: string;
                "filter[agent]"?: string;
                "filter[from]"?: string;
                "filter[metric]"?: string;
                "filter[shop]"?: string;
                "filter[team]"?: string;
                "filter[to]"?: string;
                limit?: number;
                sort?: "opened_at" | "-opened_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    permission_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionCatalogue"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    presence_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[shop]"?: string;
                "filter[state]"?: string;
                "filter[team]"?: string;
                limit?: number;
                q?: string;
                sort?: "name" | "-name";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    product_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                "filter[shop]"?: string;
                "filter[stage]"?: string;
                "filter[status]"?: string;
                limit?: number;
                q?: string;
                sort?: "updated_at" | "-updated_at" | "name" | "-name" | "number" | "-number" | "status" | "-status";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    product_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    product_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    product_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    product_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    product_restore: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queue_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[kind]"?: string;
                "filter[shop]"?: string;
                "filter[team]"?: string;
                limit?: number;
                sort?: "serving" | "-serving" | "waiting" | "-waiting";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_scale_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                limit?: number;
                sort?: "updated_at" | "-updated_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScaleItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_scale_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScaleBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScaleDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_scale_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scale_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScaleDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_scale_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                scale_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScalePatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScaleDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_scale_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                scale_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScaleDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_scale_use: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                scale_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScaleDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[agent]"?: string;
                "filter[conversation]"?: string;
                "filter[customer]"?: string;
                "filter[episode]"?: string;
                "filter[from]"?: string;
                "filter[satisfied]"?: string;
                "filter[shop]"?: string;
                "filter[team]"?: string;
                "filter[to]"?: string;
                limit?: number;
                sort?: "rated_at" | "-rated_at" | "score100" | "-score100";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingSummary"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    right: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    role_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[assignable]"?: string;
                "filter[builtin]"?: string;
                limit?: number;
                q?: string;
                sort?: "label" | "-label";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    role_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoleBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    role_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    role_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    role_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                customer_id?: string | null;
                kinds?: string;
                limit?: number;
                per_kind?: number | null;
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionRows"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionAnswer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session_left: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionLeft"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session_end_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setting_list: {
        parameters: {
            query?: {
                scope_id?: string | null;
                scope_kind?: "company" | "shop" | "team";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setting_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setting_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingHistory"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[active]"?: string;
                limit?: number;
                q?: string;
                sort?: "label" | "-label";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shop_restore: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    skill_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[active]"?: string;
                limit?: number;
                q?: string;
                sort?: "label" | "-label";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    skill_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    skill_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    skill_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    skill_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    skill_restore: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policy_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                limit?: number;
                sort?: "rank" | "-rank";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policy_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policy_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policy_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    policy_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                policy_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customer_tags_of_many: {
        parameters: {
            query: {
                customers: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaggedCustomers"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[active]"?: string;
                limit?: number;
                q?: string;
                sort?: "label" | "-label";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_restore: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamItem"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    team_members_set: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MembersBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_priority_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                sort?: "level" | "-level";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorityShapeList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_priority_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                priority_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorityShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_priority_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                priority_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriorityPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorityShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_status_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                limit?: number;
                sort?: "place" | "-place";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfiguredStatusList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_status_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusNewBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfiguredStatus"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_status_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                status_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfiguredStatus"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_status_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                status_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfiguredStatus"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_status_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                status_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfiguredStatus"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_type_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[archived]"?: string;
                limit?: number;
                sort?: "place" | "-place";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeShapeList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_type_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypeBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_type_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_type_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypePatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_type_archive: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                type_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[active]"?: string;
                "filter[category]"?: string;
                "filter[conversation]"?: string;
                "filter[customer]"?: string;
                "filter[order]"?: string;
                "filter[overdue]"?: string;
                "filter[owner]"?: string;
                "filter[priority]"?: string;
                "filter[shop]"?: string;
                "filter[source]"?: string;
                "filter[status]"?: string;
                "filter[team]"?: string;
                "filter[type]"?: string;
                limit?: number;
                q?: string;
                sort?: "updated_at" | "-updated_at" | "created_at" | "-created_at" | "due_at" | "-due_at" | "priority" | "-priority";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketLineList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketMade"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_edit: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_assign: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketMade"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_close: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResultBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_comment_list: {
        parameters: {
            query?: {
                before_seq?: number | null;
                limit?: number;
                of?: string | null;
            };
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentsPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_comment_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_history: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                sort?: "id" | "-id";
                total?: "0" | "1";
            };
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeShapeList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_link: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_mentionable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionableColleagues"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_merge: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_merge_candidates: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeCandidates"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_release: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketMade"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_reopen: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_resolve: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResultBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_split: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_status: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_take: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_transfer: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketTransferBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketMade"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_bulk: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketBulkBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBulkStarted"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketCounts"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticket_export: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketExportBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBulkStarted"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    user_list: {
        parameters: {
            query?: {
                after?: string;
                "filter[active]"?: string;
                "filter[department]"?: string;
                "filter[role]"?: string;
                "filter[shop]"?: string;
                "filter[team]"?: string;
                limit?: number;
                q?: string;
                sort?: "name" | "-name" | "username" | "-username" | "created_at" | "-created_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    user_create: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    user_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    user_change: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    user_activate: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    user_deactivate: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    user_password_reset: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    user_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionRows"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_conversation_get: {
        parameters: {
            query?: {
                after_seq?: number | null;
                before_seq?: number | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSnapshot"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_file_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_leave_message: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_live_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_marks_move: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarksBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_message_send: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_orders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnOrdersShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnOrderShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_order_follow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnOrderShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_order_lookup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookupBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnOrderShape"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_rating: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetRatingState"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_rating_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                episode_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetRatingState"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    widget_session_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSession"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    work_item_clocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemClocks"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    work_load: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loads"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    work_overdue: {
        parameters: {
            query?: {
                after?: string;
                "filter[clock]"?: string;
                "filter[owner]"?: string;
                "filter[shop]"?: string;
                "filter[team]"?: string;
                limit?: number;
                sort?: "due_at" | "-due_at";
                total?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverdueItemList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    work_response_time: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseTime"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
