/**
 * The fields each noun has by the venue's specification (openapi.json and asyncapi.yaml), by the noun's
 * name here. What else arrives is counted, so that news of the venue is seen before its release notes.
 */
export const wireFields: Readonly<Record<string, ReadonlySet<string>>> = {
  order: fields(
    'account avg_fill_price cancel_reason client_id created_at flags id instruction last_updated_at',
    'market price published_at received_at remaining_size request_info seq_no side size status stp',
    'timestamp trigger_price type',
  ),
  fill: fields(
    'account client_id created_at fee fee_currency fill_type flags id liquidity market order_id',
    'orderbook_seq_no price realized_funding realized_pnl remaining_size side size underlying_price',
  ),
  position: fields(
    'account average_entry_price average_entry_price_usd average_exit_price cached_funding_index',
    'closed_at cost cost_usd created_at id last_fill_id last_updated_at leverage liquidation_price',
    'market realized_positional_funding_pnl realized_positional_pnl seq_no side size status',
    'unrealized_funding_pnl unrealized_pnl',
  ),
  account: fields(
    'account account_value free_collateral initial_margin_requirement last_seen_notification',
    'maintenance_margin_requirement margin_cushion seq_no settlement_asset status total_collateral',
    'updated_at',
  ),
  profile: fields(
    'ai_agent_url discord is_username_private last_seen_notification market_max_slippage marketed_by nfts',
    'notifications referral referral_code referred_by size_currency_display tap_share_rate tap_status',
    'twitter twitter_following username xp_share_rate',
  ),
  accountInfo: fields(
    'account created_at derivation_path fees has_ecosystem_nft isolated_market kind parent_account',
    'public_key username volume_tiers',
  ),
  balance: fields('average_entry_price average_entry_price_usd cost cost_usd last_updated_at size token'),
  market: fields(
    'asset_kind base_currency clamp_rate delta1_cross_margin_params expiry_at fee_config',
    'funding_multiplier funding_period_hours interest_rate iv_bands_width market_kind',
    'max_funding_rate max_funding_rate_change max_open_orders max_order_size max_slippage',
    'max_tob_spread min_notional open_at option_cross_margin_params option_type oracle_ewma_factor',
    'order_size_increment position_limit price_bands_width price_feed_id price_tick_size',
    'quote_currency settlement_currency settlement_price strike_price symbol tags trading_mode',
    'underlying_twap_price',
  ),
  marketEvent: fields('changed_fields event_type symbol updated_at'),
  summary: fields(
    'ask ask_iv ask_size bid bid_iv bid_size created_at delta external_fair_price forward_rate',
    'funding_rate future_funding_rate greeks last_iv last_traded_price mark_iv mark_price',
    'open_interest price_change_rate_24h risk_free_rate rolling_details symbol total_volume',
    'underlying_price volume_24h',
  ),
  bestPrices: fields('ask ask_size bid bid_size last_updated_at market seq_no'),
  trade: fields('created_at id market price side size trade_type'),
  book: fields(
    'best_ask_api best_ask_interactive best_bid_api best_bid_interactive deletes inserts',
    'last_updated_at market relative_spread seq_no update_type updates',
  ),
  tradeBust: fields('account busted_fill_id created_at'),
  transaction: fields('completed_at created_at hash id state type'),
  transfer: fields(
    'account amount auto_withdrawal_fee bridge counterparty created_at direction external_account',
    'external_chain external_txn_hash failure_reason id kind last_updated_at socialized_loss_factor',
    'status token txn_hash vault_address vault_unwind_completion_percentage',
  ),
  fundingPayment: fields('account created_at fill_id id index market payment'),
  fundingData: fields(
    'created_at funding_index funding_period_hours funding_premium funding_rate funding_rate_8h',
    'impact_premium_rate market',
  ),
  balanceEvent: fields(
    'created_at fees fill_id funding_index market realized_funding realized_pnl',
    'settlement_asset_address settlement_asset_balance_after settlement_asset_balance_before',
    'settlement_asset_name settlement_asset_price status type',
  ),
}

function fields(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')))
}
